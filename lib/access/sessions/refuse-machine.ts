import type { Refusal } from "./judge";

const statuses = { "no-session": 401, unfinished: 401, "not-permitted": 403 } as const satisfies Record<
  Refusal["reason"],
  number
>;

/** Answers a machine whose caller was not let through: 401 where a sign-in is owed, 403 where the role does not permit it. No redirect. */
export function refuseMachine({ reason }: Refusal): Response {
  return Response.json({ error: reason }, { status: statuses[reason], headers: { "Cache-Control": "no-store" } });
}
