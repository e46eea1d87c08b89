import type { Place } from "@/lib/ground/crypto/seal";

/** Where a queued mail's payload is sealed to: it opens as this row's alone. */
export function payloadPlace(workspaceId: string | null, id: string): Place {
  return { workspaceId, table: "queued_mail", column: "payload", id };
}
