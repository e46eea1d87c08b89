import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { readWords } from "@/components/language/read-words";
import { shared } from "@/words/shared";
import { buttonStyle } from "./button-style";

type Props = { previousHref?: string | null; nextHref?: string | null; children?: ReactNode };

/** Turns the pages of a list; at its ends the word stays in place without a link. Children say which rows are shown. */
export async function Pager({ previousHref, nextHref, children }: Props) {
  const words = await readWords(shared);
  return (
    <nav aria-label={words.pages} className="flex items-center justify-between gap-4">
      <p className="text-13 text-ink-soft tabular-nums">{children}</p>
      <div className="flex gap-2">
        <Turn href={previousHref}>
          <ChevronLeft aria-hidden className="rtl:-scale-x-100" />
          {words.previous}
        </Turn>
        <Turn href={nextHref}>
          {words.next}
          <ChevronRight aria-hidden className="rtl:-scale-x-100" />
        </Turn>
      </div>
    </nav>
  );
}

function Turn({ href, children }: { href: string | null | undefined; children: ReactNode }) {
  if (href) {
    return (
      <Link href={href} prefetch={false} className={buttonStyle({ size: "small" })}>
        {children}
      </Link>
    );
  }
  return (
    <span
      aria-hidden
      className="inline-flex min-h-8 items-center gap-2 px-2.5 py-1 text-13 text-ink-faint [&_svg]:size-4"
    >
      {children}
    </span>
  );
}
