import type { ServerResponse } from "node:http";
import { returnCookie, returnTime } from "@/lib/ground/return-cookie";
import { beforeHead } from "@/server/before-head";

/** An address without its note of the page to return to, and the cookie that keeps the note. */
export type Remembered = { address: string; cookie: string };

/** Takes the note of the page to return to out of the address of a sign-in page. It was sealed by the app, which reads it again. */
export function takeNote(address: string, secure: boolean): Remembered | undefined {
  const [found, before = "", note = "", after = ""] =
    /^([^?]*\/sign-in\?(?:[^#]*&)?)to=([\w.-]{1,2000})(?=[&;]|$)&?(.*)$/.exec(address) ?? [];
  if (found === undefined) return undefined;
  const rest = `Path=/; Max-Age=${returnTime / 1000}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
  return {
    address: `${before}${after}`.replace(/[?&](?=$|;)/, ""),
    cookie: `${returnCookie(secure)}=${note}; ${rest}`,
  };
}

/**
 * Has a browser keep the page that it asked for, where a response sends it to sign in instead. It is done here because a page can't set
 * cookies, and so that the note stands in no address.
 */
export function rememberPage(response: ServerResponse, secure: boolean): void {
  beforeHead(response, () => {
    for (const header of ["location", "x-action-redirect"]) {
      const taken = takeNote(String(response.getHeader(header) ?? ""), secure);
      if (!taken) continue;
      response.setHeader(header, taken.address);
      response.appendHeader("Set-Cookie", taken.cookie);
    }
  });
}
