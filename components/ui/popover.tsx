"use client";

import type { ComponentProps, MouseEvent } from "react";

/**
 * A panel that a button with `popoverTarget` opens, also without script; outside presses and Escape close it. With
 * script it also closes when a link in it is followed, because the page then changes under it.
 */
export function Popover({ onClick, ...rest }: ComponentProps<"div"> & { id: string }) {
  function close(event: MouseEvent<HTMLDivElement>) {
    if ((event.target as Element).closest("a")) event.currentTarget.hidePopover();
    onClick?.(event);
  }
  // biome-ignore lint/a11y: the press it listens for is that of a link inside, which the keyboard makes as well
  return <div popover="auto" {...rest} onClick={close} />;
}
