import { joinClasses } from "./ui/join-classes";

/** Draws the mark: two pillars, one factor each, that only together carry the arch. Decorative; a word stands next to it. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true" className={joinClasses("shrink-0 fill-current", className ?? "size-5")}>
      <path d="M2 8.5A6.5 6.5 0 0 1 8.5 2H9v4.6A2.6 2.6 0 0 0 7 9.1V18H2Z" />
      <path d="M18 8.5A6.5 6.5 0 0 0 11.5 2H11v4.6a2.6 2.6 0 0 1 2 2.5V18h5Z" />
    </svg>
  );
}

/** Writes the product's name next to its mark. */
export function Wordmark({ className }: { className?: string }) {
  return (
    <span className={joinClasses("inline-flex items-center gap-2 text-16 font-medium", className)}>
      <Mark />
      Gatehouse
    </span>
  );
}
