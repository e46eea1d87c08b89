"use client";

import Link from "next/link";
import type { ContextMenu, DropdownMenu } from "radix-ui";
import { startTransition } from "react";
import { joinClasses } from "./join-classes";

/**
 * One entry of a row's menu: a link, or a server action with its arguments bound. `detail` says in a line what it does;
 * `apart` draws a line above it.
 */
export type MenuItem = {
  label: string;
  detail?: string;
  href?: string;
  action?: () => Promise<unknown>;
  danger?: boolean;
  disabled?: boolean;
  apart?: boolean;
};

type Props = {
  items: readonly MenuItem[];
  Item: typeof DropdownMenu.Item | typeof ContextMenu.Item;
  Separator: typeof DropdownMenu.Separator | typeof ContextMenu.Separator;
};

/** The items of a menu, opened by button or by context menu. */
export function MenuItems({ items, Item, Separator }: Props) {
  return items.map(({ label, detail, href, action, danger, disabled = false, apart }) => {
    const look = joinClasses(
      "flex min-h-8 cursor-pointer items-center rounded-sm px-2.5 py-1 outline-none data-highlighted:bg-sunken",
      "data-disabled:cursor-default data-disabled:text-ink-faint",
      danger && "text-bad",
    );
    return [
      apart && <Separator key={`${label}-line`} />,
      href && !disabled ? (
        <Item key={label} asChild className={look}>
          <Link href={href} prefetch={false} scroll={false}>
            <Words label={label} detail={detail} />
          </Link>
        </Item>
      ) : (
        <Item
          key={label}
          disabled={disabled}
          className={look}
          onSelect={() => startTransition(async () => void (await action?.()))}
        >
          <Words label={label} detail={detail} />
        </Item>
      ),
    ];
  });
}

function Words({ label, detail }: Pick<MenuItem, "label" | "detail">) {
  if (!detail) return label;
  return (
    <span>
      {label} <span className="block text-13 text-ink-faint">{detail}</span>
    </span>
  );
}
