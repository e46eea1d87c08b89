import { cookies } from "next/headers";
import { env } from "@/lib/ground/env";
import { isLinkId, isLinkToken, linkCookies, linkId } from "@/lib/ground/links";

/**
 * Returns the token of a link that this browser opened from a mail, by the id that its address carries. The server in front moved it
 * from the address into a cookie. Returns "" if the browser has none: it opened the link too long ago, or elsewhere.
 */
export async function readLinkToken(id: string): Promise<string> {
  if (!isLinkId(id)) return "";
  const name = `${linkCookies(env().appUrl.protocol === "https:")}${id}`;
  const token = (await cookies()).get(name)?.value.split(".")[1] ?? "";
  return isLinkToken(token) && linkId(token) === id ? token : "";
}
