"use client";

import { type ReactNode, useEffect, useRef } from "react";

/** Takes the focus when it appears as the result of an action, so that it is read out and in sight. */
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
