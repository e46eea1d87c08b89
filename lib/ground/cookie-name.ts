/** The name of the session's cookie. Over https its prefix binds it to this host and path. */
export const sessionCookieName = (secure: boolean) => (secure ? "__Host-gatehouse.session" : "gatehouse.session");
