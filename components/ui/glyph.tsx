import { joinClasses } from "./join-classes";

const shapes = {
  stop: "M8 4.75v4M8 11.25v.01M14.25 8a6.25 6.25 0 1 1-12.5 0 6.25 6.25 0 0 1 12.5 0Z",
  warn: "M8 6.25v3M8 11.5v.01M8 2.25 14.5 13.5h-13Z",
  done: "m5.25 8.25 2 2 3.5-4M14.25 8a6.25 6.25 0 1 1-12.5 0 6.25 6.25 0 0 1 12.5 0Z",
  info: "M8 7.75v3.5M8 4.75v.01M14.25 8a6.25 6.25 0 1 1-12.5 0 6.25 6.25 0 0 1 12.5 0Z",
};

/**
 * Draws one of the four signs of alerts, notices and errors. Drawn here because pages before sign-in load no icon
 * library.
 */
export function Glyph({ shape, className }: { shape: keyof typeof shapes; className?: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      className={joinClasses("mt-0.5 size-4 shrink-0 fill-none stroke-current stroke-[1.4]", className)}
    >
      <path d={shapes[shape]} strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
