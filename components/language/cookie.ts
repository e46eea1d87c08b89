/** Names the language's cookie. Over https it carries the `__Host-` prefix (ASVS 5.0 3.3.1). */
export function languageCookieName(secure: boolean): string {
  return secure ? "__Host-language" : "language";
}

/** Names the cookie of the time zone that a member chose, likewise. */
export function zoneCookieName(secure: boolean): string {
  return secure ? "__Host-time-zone" : "time-zone";
}
