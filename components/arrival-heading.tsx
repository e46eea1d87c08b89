"use client";

import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";
import { watchFocus } from "./last-focus";

/** Where the reader is: the page and its step. The browser itself looks after the first of a document. */
let place: string | undefined;

type Props = { step?: string | undefined; describedBy?: string | undefined; className?: string; children: ReactNode };

/**
 * The heading of a page. It takes the focus when the reader arrives at another page or step without the document being loaded, so
 * that it is read out and the next Tab goes on from there. A field or a dialog that took the focus keeps it.
 */
export function ArrivalHeading({ step = "", describedBy, className, children }: Props) {
  const path = usePathname();
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    watchFocus();
    const here = `${path} ${step}`;
    const arrived = place !== undefined && place !== here;
    place = here;
    if (arrived && !document.activeElement?.matches("input, select, textarea, dialog *"))
      heading.current?.focus({ preventScroll: true });
  }, [path, step]);

  return (
    <h1 ref={heading} tabIndex={-1} aria-describedby={describedBy} className={className}>
      {children}
    </h1>
  );
}
