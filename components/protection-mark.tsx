import { joinClasses } from "./ui/join-classes";

const left = "M2 8.5A6.5 6.5 0 0 1 8.5 2H9v4.6A2.6 2.6 0 0 0 7 9.1V18H2Z";
const right = "M18 8.5A6.5 6.5 0 0 0 11.5 2H11v4.6a2.6 2.6 0 0 1 2 2.5V18h5Z";

const tones = ["text-bad", "text-warn", "text-good"] as const;

/** Draws how well an account stands: the product's two pillars, as many of them filled as hold. Decorative; a word stands next to it. */
export function ProtectionMark({ pillars, className }: { pillars: 0 | 1 | 2; className?: string }) {
  return (
    <svg
      viewBox="0 0 20 20"
      aria-hidden="true"
      className={joinClasses("shrink-0 stroke-current", tones[pillars], className ?? "size-5")}
    >
      {[left, right].map((path, i) => (
        <path key={path} d={path} strokeLinejoin="round" className={i < pillars ? "fill-current" : "fill-none"} />
      ))}
    </svg>
  );
}
