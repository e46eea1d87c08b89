"use client";

import { type ReactNode, useEffect, useRef } from "react";

/** Takes the focus when it comes up as the answer to something, so that it is read and in sight. */
export function FocusHere({ active, children }: { active: boolean; children: ReactNode }) {
  const here = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) here.current?.focus({ preventScroll: true });
  }, [active]);
  return (
    <div ref={here} tabIndex={-1}>
      {children}
    </div>
  );
}
