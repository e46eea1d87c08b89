/** The result of an action, as a page says it. */
export type Toast = {
  /** Tells results apart: each is said once. */
  id: string;
  text: string;
  tone: "good" | "warn" | "bad";
  /** The id of the element that the result stands in. It gets the focus. */
  focus?: string | undefined;
  /** Takes back what was done. */
  undo?: ((form: FormData) => Promise<void>) | undefined;
};

type Shown = { toast: Toast; path: string } | null;

let shown: Shown = null;
let latest = "";
const listeners = new Set<() => void>();

function set(next: Shown): void {
  shown = next;
  for (const listen of listeners) listen();
}

/** Shows a result on a page, unless it was shown before. Tells whether it is new. */
export function showToast(toast: Toast, path: string): boolean {
  if (toast.id === latest) return false;
  latest = toast.id;
  set({ toast, path });
  return true;
}

/** Takes the shown result away. */
export function closeToast(): void {
  if (shown) set(null);
}

/** Takes a result away that belongs to another page. */
export function leaveToastBehind(path: string): void {
  if (shown && shown.path !== path) set(null);
}

/** Follows what is shown, for `useSyncExternalStore`. */
export const watchToast = (listen: () => void) => {
  listeners.add(listen);
  return () => void listeners.delete(listen);
};

/** Returns what is shown. */
export const shownToast = (): Toast | null => shown?.toast ?? null;
