import { joinClasses } from "./ui/join-classes";
import { pillars } from "./ui/pillars";

/** Draws the mark: two pillars, one factor each, that only together carry the arch. Decorative; a word stands next to it. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true" className={joinClasses("shrink-0 fill-current", className ?? "size-5")}>
      {pillars.map((path) => (
        <path key={path} d={path} />
      ))}
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
