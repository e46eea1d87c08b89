import { joinClasses } from "./join-classes";

/** How many of an account's two pillars carry. */
export type Carried = 0 | 1 | 2;

/** The outlines of the mark: two pillars that only together carry the arch. */
export const pillars = [
  "M2 8.5A6.5 6.5 0 0 1 8.5 2H9v4.6A2.6 2.6 0 0 0 7 9.1V18H2Z",
  "M18 8.5A6.5 6.5 0 0 0 11.5 2H11v4.6a2.6 2.6 0 0 1 2 2.5V18h5Z",
];

const tones = ["text-bad", "text-warn", "text-good"] as const;

/**
 * Draws the product's mark as the state of protection: none, one or both of the two pillars are filled. Decorative: the word for the
 * state stands next to it (`StatusBadge` writes both).
 */
export function Pillars({ filled, className }: { filled: Carried; className?: string }) {
  return (
    <svg
      viewBox="0 0 20 20"
      aria-hidden="true"
      className={joinClasses("shrink-0 stroke-current stroke-[1.5]", tones[filled], className ?? "size-4")}
      strokeLinejoin="round"
    >
      {pillars.map((path, i) => (
        <path key={path} d={path} fill={i < filled ? "currentColor" : "none"} />
      ))}
    </svg>
  );
}
