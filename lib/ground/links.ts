import { createHash } from "node:crypto";
import { minutes } from "./durations";

/** How long a browser keeps the token of a link that it opened from a mail. */
export const linkTime = minutes(60);

/** Tells whether a text has the form of a link's token. */
export const isLinkToken = (text: string) => /^[\w-]{43}$/.test(text);

/** Tells whether a text has the form of a link's id, which no token has. */
export const isLinkId = (text: string) => /^[0-9a-f]{16}$/.test(text);

/** Names an opened link in addresses. The id says nothing about the token, and each link of a browser has its own. */
export const linkId = (token: string) => createHash("sha256").update(`link ${token}`).digest("hex").slice(0, 16);

/** The id of what stood in a link's place and is no token: a link that was cut short, or one that never was. */
export const noLinkId = "0".repeat(16);

/** The beginning of the names of the cookies that keep tokens of opened links. */
export const linkCookies = (secure: boolean) => (secure ? "__Host-gatehouse.link." : "gatehouse.link.");
