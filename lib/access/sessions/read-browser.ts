import type { Caller } from "@/lib/access/caller";
import { sessionCookieName } from "@/lib/ground/cookie-name";
import { env } from "@/lib/ground/env";
import { type FullStanding, judge } from "./judge";
import { readStanding } from "./standing";

/** Returns the full session of this workspace that a browser's cookies carry, for what is served without Next. */
export async function readBrowserStanding(
  cookies: Map<string, string>,
  slug: string,
  caller: Caller,
): Promise<FullStanding | null> {
  const token = cookies.get(sessionCookieName(env().appUrl.protocol === "https:")) ?? "";
  const standing = /^[\w-]{43}$/.test(token) ? await readStanding(token, caller) : null;
  const judged = judge(standing?.workspace.slug === slug ? standing : null);
  return judged.ok ? judged.scope : null;
}
