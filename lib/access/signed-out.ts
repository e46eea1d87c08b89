import { cookies } from "next/headers";
import { hours } from "@/lib/ground/durations";
import { env } from "@/lib/ground/env";

/** How long the other tabs of a browser are told that it signed out. */
const keptMs = hours(1);

const secure = () => env().appUrl.protocol === "https:";
const name = () => (secure() ? "__Host-gatehouse.left" : "gatehouse.left");

/** Notes in the browser which workspace it signed out of, so that its other tabs can say so. It proves nothing. Only in a server action. */
export async function noteSignedOut(slug: string): Promise<void> {
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure: secure() } as const;
  (await cookies()).set(name(), slug, { ...options, maxAge: keptMs / 1000 });
}

/** Forgets that the browser signed out: it has a session again. Only in a server action. */
export async function forgetSignedOut(): Promise<void> {
  const jar = await cookies();
  if (jar.has(name())) jar.delete({ name: name(), path: "/", secure: secure() });
}

/** Tells whether this browser, which has no session, signed out of a workspace a short while ago. */
export async function hasSignedOut(slug: string): Promise<boolean> {
  return (await cookies()).get(name())?.value === slug;
}
