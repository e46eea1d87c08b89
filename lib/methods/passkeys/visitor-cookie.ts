import { randomUUID } from "node:crypto";
import { cookies } from "next/headers";
import { env } from "@/lib/ground/env";
import { readId } from "@/lib/ground/ids";
import { ceremonyTime } from "./challenge";

const secure = () => env().appUrl.protocol === "https:";
const name = () => (secure() ? "__Host-gatehouse.ceremony" : "gatehouse.ceremony");

/** Reads the holder of the ceremonies that this browser has open. */
async function readHolder(): Promise<string | null> {
  return readId((await cookies()).get(name())?.value);
}

/**
 * Returns the id of the holder of a visitor's passkey ceremonies. Without one, returns a random id that no challenge was
 * issued for.
 */
export async function readCeremonyHolder(): Promise<string> {
  return (await readHolder()) ?? randomUUID();
}

/**
 * Returns the holder of a new ceremony, so that no other browser can finish it: the one that the browser's other tabs have, if any.
 * Only in a server action.
 */
export async function openCeremony(): Promise<string> {
  const holder = (await readHolder()) ?? randomUUID();
  (await cookies()).set(name(), holder, {
    httpOnly: true,
    secure: secure(),
    sameSite: "strict",
    path: "/",
    maxAge: ceremonyTime / 1000,
  });
  return holder;
}
