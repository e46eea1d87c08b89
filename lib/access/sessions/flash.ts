import { cookies } from "next/headers";
import { openUntrusted, seal } from "@/lib/ground/crypto/seal";
import { after } from "@/lib/ground/durations";
import { env } from "@/lib/ground/env";
import { flashCookie, flashTime } from "@/lib/ground/flash-cookie";
import type { Waiting } from "./return-ticket";
import type { Standing } from "./standing";

/** What an action did, for the next page to say. */
export type Flash = {
  text: string;
  /** "good" is the default. A refusal is "bad", advice is "warn". */
  tone?: "good" | "warn" | "bad";
  /** The anchor of the section that the result stands in. It gets the focus. */
  focus?: string;
  /** The action that takes it back, by name, with its arguments, and the page to be on then. Never a secret. */
  undo?: { at: Waiting["at"]; action: string; given: readonly string[] };
};

type Bearer = Pick<Standing, "workspace" | "session" | "now">;

const longest = 1_000;
const secure = () => env().appUrl.protocol === "https:";

const placeOf = ({ workspace, session }: Bearer) => ({
  workspaceId: workspace.id,
  table: "session",
  column: "flash",
  id: session.id,
});

/** Seals a result for one session and for a minute, so that neither an address nor another session can make a page say something. */
export function writeFlash(bearer: Bearer, flash: Flash): string {
  const until = after(bearer.now, flashTime).getTime();
  const text = JSON.stringify({ ...flash, text: flash.text.slice(0, longest).toWellFormed(), until });
  return seal(placeOf(bearer), text).toString("base64url");
}

/** Opens what `writeFlash` sealed for this session. Returns null for anything else, and after its minute. */
export function openFlash(bearer: Bearer, sealed: string): (Flash & { id: string }) | null {
  try {
    const { until, ...flash } = JSON.parse(openUntrusted(placeOf(bearer), Buffer.from(sealed, "base64url")).toString());
    return until > bearer.now.getTime() ? { ...flash, id: sealed.slice(-16) } : null;
  } catch {
    return null;
  }
}

/**
 * Leaves the result of an action for the next page of the console, which says it once as a toast, or without script as a notice.
 * The server in front takes the cookie back with that page (server/say-once.ts). Only in a server action, before its redirect:
 *
 *     await leaveFlash(scope, { text: `${name} is an admin now.`, undo: { at: ["members"], action: "undoRole", given: [id, "member"] } });
 *     redirect(routes.members(slug));
 *
 * `undo` shows a button "Undo". Its action stands in account/confirm/resumable.ts, passes its own gates, asks for fresh proof
 * itself if that is over, and leaves a result of its own.
 */
export async function leaveFlash(bearer: Bearer, flash: Flash): Promise<void> {
  (await cookies()).set(flashCookie(secure()), writeFlash(bearer, flash), {
    httpOnly: true,
    maxAge: flashTime / 1000,
    path: "/",
    sameSite: "lax",
    secure: secure(),
  });
}

/** Reads the result that the last action left for this page. */
export async function readFlash(bearer: Bearer): Promise<(Flash & { id: string }) | null> {
  const sealed = (await cookies()).get(flashCookie(secure()))?.value;
  return sealed === undefined ? null : openFlash(bearer, sealed);
}
