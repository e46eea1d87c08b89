"use client";

import { X } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { type ReactNode, type SyntheticEvent, useId, useLayoutEffect, useRef } from "react";
import { useReader } from "@/components/language/reader";
import { focusAgain, isFocusFree, lastFocus } from "../last-focus";
import { joinClasses } from "./join-classes";

type Props = {
  title: string;
  lead?: ReactNode;
  closeHref?: string;
  onClose?: () => void;
  /** The id of the element that gets the focus back if what opened the dialog is not known, as after a step-up. */
  openerId?: string;
  wide?: boolean;
  children: ReactNode;
};

const field = ":is(input:not([type=hidden]), select, textarea):not([tabindex='-1'])";

/**
 * Asks something before the page goes on: the browser's own modal dialog, open as long as it is rendered. If an address
 * opened it, `closeHref` is the address without it, and the dialog works without script; if a component's state did,
 * `onClose` ends that state. Escape and "Close" do either. The focus begins on the first field, or on the heading where there is
 * none, and returns to what opened the dialog; the page behind stays where it was.
 */
export function Dialog({ title, lead, closeHref, onClose, openerId, wide = false, children }: Props) {
  const id = useId();
  const router = useRouter();
  const { words } = useReader();
  const dialog = useRef<HTMLDialogElement>(null);

  useLayoutEffect(() => {
    const element = dialog.current;
    const opener = lastFocus();
    // The server sends it open for readers without script; only showModal makes the rest of the page inert.
    element?.removeAttribute("open");
    element?.showModal();
    if (!document.activeElement?.matches(field))
      (element?.querySelector<HTMLElement>(field) ?? element?.querySelector("h2"))?.focus();
    return () => {
      element?.close();
      // The page under the dialog may be drawn again with this very change.
      setTimeout(() => {
        if (!isFocusFree() || document.querySelector("dialog[open]")) return;
        const known = opener ? null : openerId && document.getElementById(openerId);
        if (known) known.focus();
        else focusAgain(opener);
      });
    };
  }, [openerId]);

  function leave(event: SyntheticEvent) {
    event.preventDefault();
    if (onClose) onClose();
    else if (closeHref) router.push(closeHref, { scroll: false });
  }

  return (
    <dialog
      ref={dialog}
      open
      onCancel={leave}
      aria-labelledby={id}
      className={joinClasses(
        "fixed inset-x-0 top-[10dvh] z-10 mx-auto max-h-[84dvh] w-[calc(100%-32px)] animate-rise overflow-y-auto overscroll-contain rounded",
        "border border-line bg-surface p-6 text-ink shadow-[0_16px_48px_-12px_var(--lift)] backdrop:bg-veil",
        "noscript:shadow-[0_0_0_100vmax_var(--veil)]",
        wide ? "max-w-160" : "max-w-112",
      )}
    >
      <h2 id={id} tabIndex={-1} className="pe-10 text-20 wrap-anywhere">
        {title}
      </h2>
      {lead && <div className="mt-1 text-ink-soft">{lead}</div>}
      <div className="mt-5 flex flex-col gap-5">{children}</div>
      {/* Last in order, so that the dialog opens on its first field and not on the way out. */}
      {(closeHref ?? onClose) && (
        <Link
          href={closeHref ?? ""}
          prefetch={false}
          scroll={false}
          role={closeHref ? undefined : "button"}
          onClick={onClose && leave}
          aria-label={words.close}
          className="absolute end-4 top-4 grid size-8 shrink-0 place-items-center rounded-sm text-ink-soft hover:bg-sunken hover:text-ink"
        >
          <X aria-hidden className="size-4" />
        </Link>
      )}
    </dialog>
  );
}

/** The foot of a dialog's form: its buttons at the end of the line, the acting one last. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap-reverse justify-end gap-2 pt-1">{children}</div>;
}
