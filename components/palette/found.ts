/** One place that the palette can go to. */
export type PalettePlace = { href: string; label: string; detail: string };

/** What the server found for a text. */
export type PaletteFound = { members: PalettePlace[]; applications: PalettePlace[] };

/** What the palette says, as plain texts. `{n}` stands for a number. */
export type PaletteWords = {
  open: string;
  keys: string;
  label: string;
  placeholder: string;
  none: string;
  one: string;
  more: string;
  failed: string;
  pages: string;
  members: string;
  applications: string;
};
