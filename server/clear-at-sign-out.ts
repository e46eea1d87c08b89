import type { ServerResponse } from "node:http";
import { beforeHead } from "@/server/before-head";

/**
 * What a browser is to forget with the session: whatever scripts could have stored. Not its cache: nothing behind a session may be
 * kept there (`no-store`), the next sign-in would load every script again, and clearing a large one takes Chromium seconds. Not its
 * cookies: they hold the chosen theme, and the session's own is taken back by name.
 */
const forgotten = '"storage"';

/** Tells whether a response takes a cookie back: the last word on it is an empty value. */
export function takesBack(setCookies: readonly string[], name: string): boolean {
  const last = setCookies.findLast((cookie) => cookie.startsWith(`${name}=`));
  return last !== undefined && /^[^;]*=(;|$)/.test(last);
}

/**
 * Adds Clear-Site-Data to the response that clears the session's cookie, and so to every way of signing out. A response
 * that only exchanges the session sets the new cookie. It is done here because actions cannot set headers.
 */
export function clearAtSignOut(response: ServerResponse, cookie: string): void {
  beforeHead(response, () => {
    const set = response.getHeader("set-cookie");
    if (takesBack([set ?? []].flat().map(String), cookie)) response.setHeader("Clear-Site-Data", forgotten);
  });
}
