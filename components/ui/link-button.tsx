import Link from "next/link";
import type { ComponentProps } from "react";
import { type ButtonLook, buttonStyle } from "./button-style";
import { joinClasses } from "./join-classes";

type Props = ComponentProps<typeof Link> & ButtonLook;

/** A link that looks like a button: it goes somewhere and changes nothing. Prefetches only on request. */
export function LinkButton({ tone, size, wide, className, prefetch = false, ...rest }: Props) {
  return <Link prefetch={prefetch} {...rest} className={joinClasses(buttonStyle({ tone, size, wide }), className)} />;
}
