"use client";

import Link from "next/link";
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { joinClasses } from "./join-classes";
import { menuOf } from "./menu-of";

/** One act of a table's menus. `href` leads to its dialog or page, with `{id}` for the row. `apart` draws a line above it. */
export type RowAct = { label: string; detail?: string; href: string; danger?: boolean; apart?: boolean };

type Open = { id: string; acts: string[]; at: { x: number; y: number } | null };
type Props = { acts: Readonly<Record<string, RowAct>>; children: ReactNode };

const items = (menu: HTMLElement | null) => [...(menu?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];

/**
 * Opens one menu for all rows of a table: from a row's MenuButton, and by right click or the menu key on an element with
 * `data-menu-area={id}`. Arrows, Home, End and letters move, Escape and Tab close, and the focus returns to the row's button.
 */
export function RowMenus({ acts, children }: Props) {
  const [open, setOpen] = useState<Open | null>(null);
  const menu = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = menu.current;
    const button = open && document.getElementById(menuOf(open.id));
    if (!element || !button) return;
    // What was typed in the menu before is not the beginning of a word in this one.
    typed = { text: "", at: 0 };
    button.setAttribute("aria-expanded", "true");
    element.showPopover();
    place(element, open.at ?? button);
    items(element)[0]?.focus();
    return () => button.removeAttribute("aria-expanded");
  }, [open]);

  function openFor(id: string | undefined, at: Open["at"]): boolean {
    const button = id && document.getElementById(menuOf(id));
    if (!button) return false;
    setOpen({ id, acts: (button.dataset.acts ?? "").split(" ").filter(Boolean), at });
    return true;
  }

  function press(event: MouseEvent) {
    const button = (event.target as Element).closest<HTMLElement>("[data-menu]");
    if (button) openFor(button.dataset.menu, null);
  }

  function rightClick(event: MouseEvent) {
    const area = (event.target as Element).closest<HTMLElement>("[data-menu-area]");
    if (area && openFor(area.dataset.menuArea, { x: event.clientX, y: event.clientY })) event.preventDefault();
  }

  function close() {
    const button = open && document.getElementById(menuOf(open.id));
    setOpen(null);
    button?.focus();
  }

  function move(event: KeyboardEvent) {
    const all = items(menu.current);
    const now = all.indexOf(document.activeElement as HTMLElement);
    const to = {
      ArrowDown: all[(now + 1) % all.length],
      ArrowUp: all[(now - 1 + all.length) % all.length],
      Home: all[0],
      End: all.at(-1),
    }[event.key];
    const named = /^\S$/u.test(event.key) && !event.ctrlKey && !event.metaKey ? find(all, now, event) : undefined;
    if (event.key === "Tab" || event.key === "Escape") close();
    else if (to) to.focus();
    else if (named) named.focus();
    else return;
    event.preventDefault();
  }

  return (
    // biome-ignore lint/a11y: it listens for the presses of the buttons inside, which the keyboard makes as well
    <div onClick={press} onContextMenu={rightClick} className="contents">
      {children}
      {open && (
        <div
          ref={menu}
          popover="auto"
          role="menu"
          tabIndex={-1}
          aria-labelledby={menuOf(open.id)}
          onKeyDown={move}
          onToggle={(event) => event.newState === "closed" && setOpen(null)}
          className="fixed inset-auto m-0 min-w-52 animate-rise rounded border border-line bg-surface p-1 text-ink shadow-lift"
        >
          {open.acts.map((name) => {
            const act = acts[name];
            if (!act) return null;
            return (
              <Link
                key={name}
                role="menuitem"
                tabIndex={-1}
                href={act.href.replaceAll("{id}", open.id).replaceAll("%7Bid%7D", open.id)}
                prefetch={false}
                scroll={false}
                onClick={close}
                className={joinClasses(
                  "flex min-h-8 items-center rounded-sm px-2.5 py-1 hover:bg-sunken focus:bg-sunken focus:outline-none forced-colors:focus:outline-2",
                  act.danger && "text-bad",
                  act.apart && "mt-1.25 shadow-[0_-3px_0_-2px_var(--line)]",
                )}
              >
                <span>
                  {act.label}
                  {act.detail && <span className="block text-13 text-ink-faint">{act.detail}</span>}
                </span>
              </Link>
            );
          })}
        </div>
      )}
    </div>
  );
}

let typed = { text: "", at: 0 };

/** Finds the item that begins with what was typed in quick succession; one letter goes on to the next item. */
function find(all: HTMLElement[], now: number, { key, timeStamp }: KeyboardEvent): HTMLElement | undefined {
  const text = (timeStamp - typed.at < 700 ? typed.text : "") + key.toLowerCase();
  typed = { text, at: timeStamp };
  const from = text.length > 1 ? now : now + 1;
  return [...all.slice(from), ...all].find((item) => item.textContent.toLowerCase().startsWith(text));
}

/** Puts a menu under its button, or at a point, and keeps it within the window. */
function place(menu: HTMLElement, at: HTMLElement | { x: number; y: number }): void {
  const { offsetWidth: width, offsetHeight: height } = menu;
  const edge = 8;
  const box = at instanceof HTMLElement ? at.getBoundingClientRect() : null;
  const rtl = getComputedStyle(menu).direction === "rtl";
  const x = box ? (rtl ? box.left : box.right - width) : (at as { x: number }).x;
  const below = box ? box.bottom + 4 : (at as { y: number }).y;
  const y = below + height + edge > innerHeight ? (box ? box.top - 4 : below) - height : below;
  menu.style.left = `${Math.max(edge, Math.min(x, innerWidth - width - edge))}px`;
  menu.style.top = `${Math.max(edge, y)}px`;
}
