"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";

type Props = { label: string; className: string; children: ReactNode };

/**
 * A part of a page that may scroll sideways. It is a stop of the Tab key only while it does (WCAG 2.1.1); without script always,
 * because nothing measures it then.
 */
export function ScrollArea({ label, className, children }: Props) {
  const area = useRef<HTMLElement>(null);
  const [scrolls, setScrolls] = useState(true);

  useEffect(() => {
    const element = area.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setScrolls(element.scrollWidth > element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  return (
    <section ref={area} aria-label={label} tabIndex={scrolls ? 0 : undefined} className={className}>
      {children}
    </section>
  );
}
