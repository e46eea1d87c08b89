/** Names the three choices of the theme switch; "system" follows the reader's device. */
export const themes = ["system", "light", "dark"] as const;

export type Theme = (typeof themes)[number];

/** Reads a theme from untrusted text; anything unknown is "system". */
export function parseTheme(text: unknown): Theme {
  return themes.find((theme) => theme === text) ?? "system";
}
