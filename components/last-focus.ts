/** Where the focus was: the element, and how to find it again after the page was drawn again. */
export type FocusMark = { element: HTMLElement; path: string; key: string; nth: number };

let last: FocusMark | null = null;
let watching = false;

const passing = "dialog, [role=menu], [role=status]";
const candidates = ":is(a, button, input, select, textarea, summary):not([tabindex='-1'])";

/** What tells an element from others of its page, in words that stay while the page is drawn again. */
const keyOf = (element: HTMLElement) =>
  [
    element.tagName,
    element.id,
    element.getAttribute("aria-label") ?? element.textContent,
    element.getAttribute("name"),
    element.getAttribute("value"),
  ].join("|");

const alike = (key: string) =>
  [...document.querySelectorAll<HTMLElement>(candidates)].filter((element) => keyOf(element) === key);

/** Notes from now on where the focus is. Dialogs and menus do not count: they are on their way out. */
export function watchFocus(): void {
  if (watching) return;
  watching = true;
  document.addEventListener("focusin", ({ target }) => {
    if (!(target instanceof HTMLElement) || !target.matches(candidates) || target.closest(passing)) return;
    const key = keyOf(target);
    last = { element: target, path: location.pathname, key, nth: alike(key).indexOf(target) };
  });
}

/** Returns where the focus was last on this page. */
export const lastFocus = (): FocusMark | null => (last?.path === location.pathname ? last : null);

/** Puts the focus back: on the element, on the one that took its place, or on the page's heading. */
export function focusAgain(mark: FocusMark | null): void {
  if (mark && mark.path !== location.pathname) return;
  const found = mark?.element.isConnected ? mark.element : mark && alike(mark.key)[mark.nth];
  (found ?? document.querySelector<HTMLElement>("main h1"))?.focus();
}

/** Tells whether nothing has the focus, or only what a press left behind. */
export const isFocusFree = () => document.activeElement === null || document.activeElement === document.body;
