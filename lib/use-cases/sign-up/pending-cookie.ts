import { cookies } from "next/headers";
import { env } from "@/lib/ground/env";
import { pendingTime } from "./pending";

const secure = () => env().appUrl.protocol === "https:";
const name = () => (secure() ? "__Host-gatehouse.pending" : "gatehouse.pending");

/** Gives the browser the token of its unconfirmed sign-up. The token can only confirm it. */
export async function writePendingToken(token: string): Promise<void> {
  (await cookies()).set(name(), token, {
    httpOnly: true,
    secure: secure(),
    sameSite: "lax",
    path: "/",
    maxAge: pendingTime / 1000,
  });
}

/** Reads the token of the browser's unconfirmed sign-up. */
export async function readPendingToken(): Promise<string | null> {
  const value = (await cookies()).get(name())?.value;
  return value && /^[\w-]{43}$/.test(value) ? value : null;
}

/** Removes the token once it is spent. */
export async function clearPendingToken(): Promise<void> {
  (await cookies()).delete({ name: name(), path: "/", secure: secure() });
}
