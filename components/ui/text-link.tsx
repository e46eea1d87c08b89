import Link from "next/link";
import type { ComponentProps } from "react";
import { joinClasses } from "./join-classes";

/** Is a link within or under text, underlined so that it is not told by colour alone. Prefetches only when asked to. */
export function TextLink({ className, prefetch = false, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link
      prefetch={prefetch}
      {...rest}
      className={joinClasses(
        "rounded-sm text-ink underline decoration-line-strong underline-offset-3 transition-colors hover:decoration-ink",
        className,
      )}
    />
  );
}
