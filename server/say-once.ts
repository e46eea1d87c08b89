import type { IncomingMessage, ServerResponse } from "node:http";
import { flashCookie } from "@/lib/ground/flash-cookie";
import { beforeHead } from "@/server/before-head";

/** Marks the page that Next fetched to answer an action with: it has said the action's result. No client sees it. */
const said = "x-gatehouse-said";

const pages = /^text\/(html|x-component)\b/;

type Asked = { method: string | undefined; internal: boolean; secure: boolean };

/**
 * Takes the cookie with an action's result back as soon as a page has been drawn with it, so that the page says it once. Next often
 * draws the page that an action leads to within the action's own response. The browser then never gets the cookie. It is done here
 * because a page can't set cookies.
 */
export function sayOnce(request: IncomingMessage, response: ServerResponse, { method, internal, secure }: Asked): void {
  const name = flashCookie(secure);
  const brought = (request.headers.cookie ?? "").split(/;\s*/).some((pair) => pair.startsWith(`${name}=`));
  if (method === "GET" && !brought) return;
  beforeHead(response, () => {
    const drawn = response.statusCode === 200 && pages.test(String(response.getHeader("content-type")));
    if (internal) {
      if (drawn) response.setHeader(said, "1");
      return;
    }
    const within = response.hasHeader(said);
    response.removeHeader(said);
    if (method === "POST" ? !within : !drawn) return;
    const others = [response.getHeader("set-cookie") ?? []]
      .flat()
      .map(String)
      .filter((cookie) => !cookie.startsWith(`${name}=`));
    const back = `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
    const cookies = brought ? [...others, back] : others;
    if (cookies.length > 0) response.setHeader("set-cookie", cookies);
    else response.removeHeader("set-cookie");
  });
}
