import { cookies } from "next/headers";
import { env } from "@/lib/ground/env";
import { readId } from "@/lib/ground/ids";
import { type PendingKey, pendingTime } from "./pending";

const secure = () => env().appUrl.protocol === "https:";
const prefix = () => `${secure() ? "__Host-" : ""}gatehouse.pending.`;

/** How many unconfirmed sign-ups a browser has at a time, each in a tab of its own. */
const atMost = 8;

/**
 * Gives the browser the token of its unconfirmed sign-up, in a cookie named by its id: no other tab overwrites it. The token can only
 * confirm that sign-up. The oldest ones beyond those that may wait are removed.
 */
export async function writePendingToken({ id, token }: PendingKey): Promise<void> {
  const jar = await cookies();
  for (const old of (await readPendingKeys()).slice(0, 1 - atMost)) await clearPendingToken(old.id);
  jar.set(prefix() + id, token, {
    httpOnly: true,
    secure: secure(),
    sameSite: "lax",
    path: "/",
    maxAge: pendingTime / 1000,
  });
}

/** Reads the keys of the browser's unconfirmed sign-ups, oldest first: the order in which browsers send cookies of one path. */
export async function readPendingKeys(): Promise<PendingKey[]> {
  return (await cookies()).getAll().flatMap(({ name, value }) => {
    const id = name.startsWith(prefix()) ? readId(name.slice(prefix().length)) : null;
    return id && /^[\w-]{43}$/.test(value) ? [{ id, token: value }] : [];
  });
}

/** Adds the browser's token to the id that a page carries. Without a token the key opens nothing. */
export async function readPendingKey(id: string): Promise<PendingKey> {
  return (await readPendingKeys()).find((key) => key.id === id) ?? { id, token: "" };
}

/** Returns the key of the sign-up that a page names, or of the browser's newest one if it names none. Returns null without any. */
export async function keyOfPage(id: string | null): Promise<PendingKey | null> {
  return id ? readPendingKey(id) : ((await readPendingKeys()).at(-1) ?? null);
}

/** Removes the token once it is spent. */
export async function clearPendingToken(id: string): Promise<void> {
  (await cookies()).delete({ name: prefix() + id, path: "/", secure: secure() });
}
