import type { Place } from "@/lib/ground/crypto/seal";

/** Returns the place that a queued mail's payload is sealed for. It opens only in this row. */
export function payloadPlace(workspaceId: string | null, id: string): Place {
  return { workspaceId, table: "queued_mail", column: "payload", id };
}
