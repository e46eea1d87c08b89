import { joinClasses } from "./join-classes";

export type ButtonLook = {
  tone?: "primary" | "secondary" | "quiet" | "danger";
  size?: "large" | "medium" | "small";
  wide?: boolean;
};

const tones = {
  primary: "border border-transparent bg-accent text-on-accent hover:bg-accent-strong",
  secondary: "border border-line-strong bg-surface text-ink hover:border-ink-soft hover:bg-sunken",
  quiet: "border border-transparent text-ink-soft hover:bg-sunken hover:text-ink",
  danger: "border border-transparent bg-bad text-on-bad hover:bg-bad-strong",
};

const sizes = {
  large: "min-h-11 px-4 py-2 text-16",
  medium: "min-h-9 px-3.5 py-1.5 text-14",
  small: "min-h-8 px-2.5 py-1 text-13",
};

/** Styles a button or a link as one of the four buttons; one primary a page. */
export function buttonStyle({ tone = "secondary", size = "medium", wide = false }: ButtonLook): string {
  return joinClasses(
    "inline-flex cursor-pointer items-center justify-center gap-2 rounded text-center font-medium transition-colors",
    "disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-default [&_svg]:size-4 [&_svg]:shrink-0",
    tones[tone],
    sizes[size],
    wide ? "w-full" : "w-fit",
  );
}
