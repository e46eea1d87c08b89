import type { ComponentProps } from "react";
import { joinClasses } from "./join-classes";

/**
 * Is a link within or under text, underlined so that it is not told by colour alone. It loads the page anew: pages before sign-in
 * keep their script small.
 */
export function TextLink({ className, children, ...rest }: ComponentProps<"a"> & { href: string }) {
  return (
    <a
      {...rest}
      className={joinClasses(
        "w-fit rounded-sm text-ink underline decoration-line-strong underline-offset-3 transition-colors hover:decoration-ink",
        className,
      )}
    >
      {children}
    </a>
  );
}
