import { randomUUID } from "node:crypto";
import { cookies } from "next/headers";
import { env } from "@/lib/ground/env";
import { ceremonyTime } from "./challenge";

const secure = () => env().appUrl.protocol === "https:";
const name = () => (secure() ? "__Host-gatehouse.ceremony" : "gatehouse.ceremony");

/**
 * Returns the id of the holder of a visitor's passkey ceremony. Without one, returns a random id that no challenge was
 * issued for.
 */
export async function readCeremonyHolder(): Promise<string> {
  const value = (await cookies()).get(name())?.value ?? "";
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value) ? value : randomUUID();
}

/** Gives the browser the holder of a new ceremony, so that no other browser can finish it. Only in a server action. */
export async function openCeremony(): Promise<string> {
  const holder = randomUUID();
  (await cookies()).set(name(), holder, {
    httpOnly: true,
    secure: secure(),
    sameSite: "strict",
    path: "/",
    maxAge: ceremonyTime / 1000,
  });
  return holder;
}
