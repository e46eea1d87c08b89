import { accentOf } from "./accent";
import { parseColour } from "./oklch";

/**
 * Writes the style sheet of an accent, whose name is its colour without the "#". Null if the name is no colour. It applies to a page that
 * carries the name, so that a sheet which stays loaded changes no other page.
 */
export function writeAccentStyle(name: string): string | null {
  const colour = parseColour(`#${name}`);
  if (!colour || colour !== `#${name}`) return null;
  const { light, dark } = accentOf(colour);
  return `:root:has([data-accent="${name}"]) {
  --accent: light-dark(${light.accent}, ${dark.accent});
  --accent-strong: light-dark(${light.strong}, ${dark.strong});
}
`;
}
