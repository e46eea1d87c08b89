"use client";

import { Ellipsis } from "lucide-react";
import Link from "next/link";
import { type KeyboardEvent, type MouseEvent, type ReactNode, useRef, useState } from "react";
import { joinClasses } from "./join-classes";
import type { MenuItem } from "./menu-items";
import { menuOf } from "./menu-of";

type Opened = { button: HTMLElement; id: string; acts: string[] };

type Props = {
  /** Every entry by its key, with `placeholder` for a row's id in its address. */
  items: Record<string, MenuItem>;
  placeholder: string;
  children: ReactNode;
};

/**
 * One menu for all rows of a table. A row names its entries in `data-acts` of its RowMenuButton. The menu also opens by right click on
 * what has the attribute `data-row-menu`, in the same row.
 */
export function RowMenu({ items, placeholder, children }: Props) {
  const panel = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: "", at: 0 });
  const [opened, setOpened] = useState<Opened | null>(null);

  function open(button: HTMLElement, at: { x: number; y: number } | null) {
    const { row = "", acts = "" } = button.dataset;
    setOpened({ button, id: row, acts: acts.split(" ") });
    const menu = panel.current;
    // React has drawn the entries by then. The place is known only when they are.
    requestAnimationFrame(() => {
      if (!menu) return;
      menu.showPopover();
      const { right, bottom, top } = button.getBoundingClientRect();
      const { offsetWidth: width, offsetHeight: height } = menu;
      const x = Math.max(8, Math.min(at?.x ?? right - width, innerWidth - width - 8));
      const below = (at?.y ?? bottom) + 4;
      const y = below + height > innerHeight - 8 ? Math.max(8, (at?.y ?? top) - height - 4) : below;
      menu.style.setProperty("left", `${x}px`);
      menu.style.setProperty("top", `${y}px`);
      menu.querySelector<HTMLElement>("[role=menuitem]")?.focus({ preventScroll: true });
    });
  }

  function press(event: MouseEvent<HTMLDivElement>) {
    const button = (event.target as Element).closest<HTMLElement>("button[data-acts]");
    if (button) open(button, null);
  }

  function pressRight(event: MouseEvent<HTMLDivElement>) {
    const place = (event.target as Element).closest("[data-row-menu]");
    const button = place?.closest("tr")?.querySelector<HTMLElement>("button[data-acts]");
    if (!button) return;
    event.preventDefault();
    open(button, { x: event.clientX, y: event.clientY });
  }

  function move(event: KeyboardEvent<HTMLDivElement>) {
    const entries = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=menuitem]")];
    const at = entries.indexOf(document.activeElement as HTMLElement);
    const last = entries.length - 1;
    const letter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (letter) {
      const soon = event.timeStamp - typed.current.at < 700;
      typed.current = { text: (soon ? typed.current.text : "") + event.key.toLowerCase(), at: event.timeStamp };
    }
    const { text } = typed.current;
    const fits = (entry: HTMLElement) => letter && entry.textContent?.toLowerCase().startsWith(text);
    const next: Record<string, number> = {
      ArrowDown: at === last ? 0 : at + 1,
      ArrowUp: at <= 0 ? last : at - 1,
      Home: 0,
      End: last,
    };
    const onward = text.length > 1 ? at : at + 1;
    const behind = [...entries.slice(onward), ...entries.slice(0, onward)];
    const target = event.key in next ? entries[next[event.key] ?? 0] : behind.find(fits);
    if (event.key === "Tab") close();
    if (!target) return;
    event.preventDefault();
    target.focus();
  }

  function close() {
    panel.current?.hidePopover();
    opened?.button.focus();
  }

  return (
    // biome-ignore lint/a11y: the presses it listens for are those of the buttons inside, which the keyboard makes as well
    <div onClick={press} onContextMenu={pressRight}>
      {children}
      <div
        ref={panel}
        popover="auto"
        role="menu"
        aria-label={opened?.button.ariaLabel ?? undefined}
        onKeyDown={move}
        className="fixed inset-auto m-0 min-w-52 animate-rise rounded border border-line bg-surface p-1 text-ink shadow-lift"
      >
        {opened?.acts.map((act) => {
          const item = items[act];
          if (!item) return null;
          return (
            <Link
              key={act}
              role="menuitem"
              tabIndex={-1}
              href={item.href?.replaceAll(placeholder, opened.id) ?? ""}
              prefetch={false}
              scroll={false}
              onClick={close}
              className={joinClasses(
                "flex min-h-8 items-center rounded-sm px-2.5 py-1 outline-none hover:bg-sunken focus:bg-sunken",
                item.apart && "mt-1 border-t border-line",
                item.danger && "text-bad",
              )}
            >
              <span>
                {item.label}
                {item.detail && <span className="block text-13 text-ink-faint"> {item.detail}</span>}
              </span>
            </Link>
          );
        })}
      </div>
    </div>
  );
}

type ButtonProps = { row: string; label: string; acts: readonly string[] };

/** Opens the menu of one row. */
export function RowMenuButton({ row, label, acts }: ButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-haspopup="menu"
      id={menuOf(row)}
      data-row={row}
      data-acts={acts.join(" ")}
      className="grid size-8 cursor-pointer place-items-center rounded-sm text-ink-soft hover:bg-sunken hover:text-ink noscript:hidden"
    >
      <Ellipsis aria-hidden className="size-4" />
    </button>
  );
}
