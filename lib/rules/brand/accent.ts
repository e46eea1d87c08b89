import { contrast, type Oklch, toHex, toOklch } from "./oklch";

/** An accent for one theme: for buttons, links and focus, and a stronger one for what the pointer is on. */
export type AccentShades = { accent: string; strong: string };

/** The product's own accent, as a colour field shows it: the light --accent of the tokens. */
export const usualAccent = "#085961";

/** The contrast that text needs (WCAG 2.2, 1.4.3). */
export const enough = 4.5;

/** What an accent stands on, and what is written on it, in each theme: the tokens --sunken, --surface and --on-accent. */
export const grounds = {
  light: ["#eaf1ee", "#fdfffe", "#f9fdfc"],
  dark: ["#182326", "#111a1d", "#04191e"],
} as const;

/** The most chroma an accent has. A louder one would compete with the colours of states. */
const quiet = 0.13;

/**
 * Makes a workspace's accent from any colour its admins chose. The hue stays. Lightness moves, per theme, until text in the accent and text
 * on it can be read, so no choice makes a page unreadable.
 */
export function accentOf(colour: string): { light: AccentShades; dark: AccentShades } {
  const { l, c, h } = toOklch(colour);
  const chroma = Math.min(c, quiet);
  const light = darken({ l: Math.min(l, 0.47), c: chroma, h });
  const dark = lighten({ l: Math.max(l, 0.74), c: Math.min(chroma, 0.1), h });
  return {
    light: { accent: toHex(light), strong: toHex({ ...light, l: Math.max(0, light.l - 0.065) }) },
    dark: { accent: toHex(dark), strong: toHex({ ...dark, l: Math.min(1, dark.l + 0.065) }) },
  };
}

const readable = (colour: Oklch, theme: keyof typeof grounds) =>
  grounds[theme].every((ground) => contrast(toHex(colour), ground) >= enough);

function darken(colour: Oklch): Oklch {
  if (colour.l <= 0 || readable(colour, "light")) return colour;
  return darken({ ...colour, l: Math.max(0, colour.l - 0.01) });
}

function lighten(colour: Oklch): Oklch {
  if (colour.l >= 1 || readable(colour, "dark")) return colour;
  return lighten({ ...colour, l: Math.min(1, colour.l + 0.01) });
}
