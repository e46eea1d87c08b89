import { cookies } from "next/headers";
import { env } from "@/lib/ground/env";
import { currentRequest } from "@/lib/ground/request";
import { returnCookie } from "@/lib/ground/return-cookie";
import { routes } from "@/lib/ground/routes";
import { permits } from "@/lib/rules/policy/permissions";
import type { RoleName } from "@/lib/rules/policy/settings";
import { readReturnPage, writeReturnPage } from "./return-note";

/** Writes down the page that this request asked for. The server in front moves the note from the address into a cookie. */
export function noteReturnPage(): string | null {
  return writeReturnPage(currentRequest()?.target ?? "");
}

/**
 * Returns the page of a workspace that this browser asked for before it signed in, and forgets it.
 * Returns null if there is none, or the role does not open it. Only in a server action.
 */
export async function takeReturnPage(slug: string, role: RoleName): Promise<string | null> {
  const secure = env().appUrl.protocol === "https:";
  const name = returnCookie(secure);
  const jar = await cookies();
  const written = jar.get(name)?.value;
  if (written === undefined) return null;
  jar.delete({ name, path: "/", secure });
  const page = readReturnPage(written, slug);
  const ofConsole = page?.startsWith(routes.overview(slug)) ?? false;
  return ofConsole && !permits(role, "members:read") ? null : page;
}
