import { cookies } from "next/headers";
import { readId } from "@/lib/ground/ids";
import { readRequestToken, requestCookieName } from "./browser-cookie";
import { findRequest, type PendingRequest } from "./request";

/** Finds a pending sign-in of the browser that asks now. */
export async function findOwnRequest(workspaceId: string, given: unknown, now: Date): Promise<PendingRequest | null> {
  const id = readId(given);
  if (!id) return null;
  const token = readRequestToken((await cookies()).get(requestCookieName(id))?.value);
  return findRequest(workspaceId, id, token, now);
}
