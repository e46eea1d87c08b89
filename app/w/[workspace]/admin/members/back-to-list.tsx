"use client";

import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { type MouseEvent, type ReactNode, useEffect } from "react";
import { type ButtonLook, buttonStyle } from "@/components/ui/button-style";

const kept = "members-list";

/** Keeps the address of the list, with its filter and its page, for the way back from a member. */
export function RememberList({ address }: { address: string }) {
  useEffect(() => {
    try {
      sessionStorage.setItem(kept, address);
    } catch {
      // A browser may forbid storage. The way back then leads to the whole list.
    }
  }, [address]);
  return null;
}

/** Leads back to the list that one came from in this tab, else to the whole list. */
export function BackToList({ href, button, children }: { href: string; button?: ButtonLook; children: ReactNode }) {
  const router = useRouter();
  function leave(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    const address = remembered();
    // Only the list of this workspace.
    if (!address || address.split("?")[0] !== href.split("?")[0]) return;
    event.preventDefault();
    router.push(address);
  }
  return (
    <Link
      href={href}
      prefetch={false}
      onClick={leave}
      className={
        button
          ? buttonStyle(button)
          : "-ms-1 inline-flex min-h-6 items-center gap-1 rounded-sm text-13 text-ink-soft hover:text-ink"
      }
    >
      {!button && <ChevronLeft aria-hidden className="size-4 rtl:rotate-180" />}
      {children}
    </Link>
  );
}

function remembered(): string | null {
  try {
    return sessionStorage.getItem(kept);
  } catch {
    return null;
  }
}
