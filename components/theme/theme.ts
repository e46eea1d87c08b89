/** Names the three choices of the theme switch; "system" follows the reader's device. */
export const themes = ["system", "light", "dark"] as const;

export type Theme = (typeof themes)[number];

/** Reads a theme from untrusted text; anything unknown is "system". */
export function parseTheme(text: unknown): Theme {
  return themes.find((theme) => theme === text) ?? "system";
}

/** Names the theme's cookie: over https it carries the `__Host-` prefix (ASVS 5.0 3.3.1). */
export function themeCookieName(secure: boolean): string {
  return secure ? "__Host-theme" : "theme";
}
