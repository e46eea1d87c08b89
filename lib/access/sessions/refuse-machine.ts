import type { Refusal } from "./judge";

const statuses = { "no-session": 401, unfinished: 401, "not-permitted": 403 } as const satisfies Record<
  Refusal["reason"],
  number
>;

/**
 * Returns the response for a rejected machine: 401 if a sign-in is owed, 403 if the role does not permit it. It never
 * redirects.
 */
export function refuseMachine({ reason }: Refusal): Response {
  return Response.json({ error: reason }, { status: statuses[reason], headers: { "Cache-Control": "no-store" } });
}
