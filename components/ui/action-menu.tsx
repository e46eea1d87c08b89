"use client";

import { Ellipsis } from "lucide-react";
import { ContextMenu, DropdownMenu } from "radix-ui";
import type { ReactNode } from "react";
import { joinClasses } from "./join-classes";
import { type MenuItem, MenuItems } from "./menu-items";
import { menuOf } from "./menu-of";

const panel =
  "z-20 min-w-52 animate-rise rounded border border-line bg-surface p-1 text-ink shadow-lift [&_[role=separator]]:my-1 [&_[role=separator]]:h-px [&_[role=separator]]:bg-line";

/** Opens the menu of one table row, from a button named "Actions for <name>". */
export function ActionMenu({ id, name, items }: { id: string; name: string; items: readonly MenuItem[] }) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        id={menuOf(id)}
        aria-label={`Actions for ${name}`}
        className="grid size-8 cursor-pointer place-items-center rounded-sm text-ink-soft hover:bg-sunken hover:text-ink data-[state=open]:bg-sunken data-[state=open]:text-ink noscript:hidden"
      >
        <Ellipsis aria-hidden className="size-4" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align="end" sideOffset={4} collisionPadding={8} loop className={panel}>
          <MenuItems items={items} Item={DropdownMenu.Item} Separator={DropdownMenu.Separator} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

type AreaProps = { items: readonly MenuItem[]; className?: string; children: ReactNode };

/**
 * Opens the same menu by right click, long press or the menu key on its children; the row's ActionMenu stays the
 * visible way.
 */
export function MenuArea({ items, className, children }: AreaProps) {
  return (
    <ContextMenu.Root modal={false}>
      {/* The part writes a touch callout as a style attribute, which the page's policy refuses; our class says the same. */}
      <ContextMenu.Trigger
        style={{ WebkitTouchCallout: undefined } as object}
        className={joinClasses("block touch-callout-none", className)}
      >
        {children}
      </ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content collisionPadding={8} loop className={panel}>
          <MenuItems items={items} Item={ContextMenu.Item} Separator={ContextMenu.Separator} />
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}
