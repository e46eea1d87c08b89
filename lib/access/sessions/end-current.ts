import { clearSessionToken, readSessionToken } from "@/lib/access/auth";
import type { Caller } from "@/lib/access/caller";
import { signOut } from "./sign-out";
import { readStanding } from "./standing";

/** Ends the session that this browser has, in any workspace and stage, and clears its token. Only in a server action. */
export async function endCurrentSession(caller: Caller): Promise<void> {
  const token = await readSessionToken();
  const standing = token ? await readStanding(token, caller) : null;
  if (standing) await signOut(standing);
  if (token) await clearSessionToken();
}
