import { env } from "@/lib/ground/env";
import { requestTime } from "./request";

const secure = () => env().appUrl.protocol === "https:";
const prefix = () => (secure() ? "__Host-gatehouse.request." : "gatehouse.request.");

/** Requests that a browser keeps at once, as far as they can be seen: a post from another site brings no cookie. */
const kept = 8;

/** The name of the cookie that binds one pending sign-in to the browser that began it. One each, so that no tab takes another's. */
export const requestCookieName = (id: string) => prefix() + id;

/** Writes the cookies that bind one more request, and take back those beyond the cap. */
export function writeRequestCookies(id: string, token: string, names: Iterable<string>): string[] {
  const others = [...names].filter((name) => name.startsWith(prefix()));
  return [
    write(requestCookieName(id), token, requestTime / 1000),
    ...others.slice(kept - 1).map((name) => write(name, "", 0)),
  ];
}

/** Takes the cookie of a request back. */
export const clearRequestCookie = (id: string) => write(requestCookieName(id), "", 0);

const write = (name: string, value: string, seconds: number) =>
  `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure() ? "; Secure" : ""}`;

/** Reads the token that a cookie holds. */
export function readRequestToken(value: string | undefined): string | null {
  return value && /^[\w-]{43}$/.test(value) ? value : null;
}
