import { menuOf } from "./menu-of";

type Props = { id: string; label: string; acts: readonly string[] };

/**
 * The button at the end of a row, with its label. It is a plain element, so a row costs little: the RowMenus around its
 * table opens the menu. `acts` are keys of the table's acts, in their order. Needs script and is hidden without it.
 */
export function MenuButton({ id, label, acts }: Props) {
  return (
    <button
      type="button"
      id={menuOf(id)}
      data-menu={id}
      data-acts={acts.join(" ")}
      aria-label={label}
      aria-haspopup="menu"
      className="grid size-8 cursor-pointer place-items-center rounded-sm text-ink-soft hover:bg-sunken hover:text-ink aria-expanded:bg-sunken aria-expanded:text-ink noscript:hidden"
    >
      <svg viewBox="0 0 16 16" aria-hidden="true" className="size-4 fill-current">
        <path d="M2 8a1 1 0 1 0 2 0 1 1 0 1 0-2 0m5 0a1 1 0 1 0 2 0 1 1 0 1 0-2 0m5 0a1 1 0 1 0 2 0 1 1 0 1 0-2 0" />
      </svg>
    </button>
  );
}
