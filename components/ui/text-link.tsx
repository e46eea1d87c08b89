import type { ComponentProps } from "react";
import { joinClasses } from "./join-classes";

/**
 * A link within or under text, underlined so that colour alone does not mark it. It loads the page from the server:
 * pages before sign-in keep their script small.
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
