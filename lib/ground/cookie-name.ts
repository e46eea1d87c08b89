/** The name of the session's cookie. Over https its prefix binds it to this host and path. */
export const sessionCookieName = (secure: boolean) => (secure ? "__Host-gatehouse.session" : "gatehouse.session");

/** How a reader's choice is kept: for a year, for the server alone. */
export const choiceCookie = (secure: boolean) =>
  ({ httpOnly: true, maxAge: 365 * 24 * 60 * 60, path: "/", sameSite: "lax", secure }) as const;

/** Names the theme's cookie. Over https it carries the `__Host-` prefix (ASVS 5.0 3.3.1). */
export const themeCookieName = (secure: boolean) => (secure ? "__Host-theme" : "theme");

/** Names the language's cookie, likewise. */
export const languageCookieName = (secure: boolean) => (secure ? "__Host-language" : "language");

/** Names the cookie of the time zone that a member chose, likewise. */
export const zoneCookieName = (secure: boolean) => (secure ? "__Host-time-zone" : "time-zone");
