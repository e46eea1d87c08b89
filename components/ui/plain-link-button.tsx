import type { ComponentProps } from "react";
import { type ButtonLook, buttonStyle } from "./button-style";
import { joinClasses } from "./join-classes";

type Props = ComponentProps<"a"> & ButtonLook & { href: string };

/**
 * A LinkButton that loads the page from the server: for pages before sign-in, which keep their script small, and for
 * downloads.
 */
export function PlainLinkButton({ tone, size, wide, className, children, ...rest }: Props) {
  return (
    <a {...rest} className={joinClasses(buttonStyle({ tone, size, wide }), className)}>
      {children}
    </a>
  );
}
