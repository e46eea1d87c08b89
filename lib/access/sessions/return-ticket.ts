import { openUntrusted, seal } from "@/lib/ground/crypto/seal";
import { after, minutes } from "@/lib/ground/durations";
import type { Destination } from "@/lib/ground/routes";
import type { Act } from "./freshness";
import type { Standing } from "./standing";

/** The page and the act that wait while someone proves who they are. */
export type Waiting = {
  /** The page to come back to. */
  at: Destination;
  /** The action that was pressed, by name, and its arguments. Never a secret. */
  pressed?: { action: string; given: readonly string[] };
  /** What the proof is for. "any" is the default. */
  proof?: Act;
};

type Bearer = Pick<Standing, "workspace" | "session" | "now">;

/** How long a ticket is valid. */
const life = minutes(60);

/** A seal opens only in its own place. Here the place is one purpose in one session. */
const placeOf = ({ workspace, session }: Bearer) => ({
  workspaceId: workspace.id,
  table: "session",
  column: "return_ticket",
  id: session.id,
});

/**
 * Writes a return ticket: what waits, sealed for this session and for an hour. It travels in addresses and forms, and
 * neither its holder nor a log can read it.
 */
export function writeTicket(bearer: Bearer, waiting: Waiting): string {
  const text = JSON.stringify({ waiting, until: after(bearer.now, life).getTime() });
  return seal(placeOf(bearer), text).toString("base64url");
}

/** Reads a return ticket from untrusted input. Returns null unless it was written for this session and is still valid. */
export function readTicket(bearer: Bearer, ticket: unknown): Waiting | null {
  if (typeof ticket !== "string") return null;
  try {
    const { waiting, until } = JSON.parse(openUntrusted(placeOf(bearer), Buffer.from(ticket, "base64url")).toString());
    return until > bearer.now.getTime() ? waiting : null;
  } catch {
    return null;
  }
}
