import { readWords } from "@/components/language/read-words";
import { events } from "@/words/events";
import { policyChanges } from "@/words/policy-changes";
import type { EventWords } from "./event-words";

/** Reads the words for events in the reader's language. */
export async function readEventWords(): Promise<EventWords> {
  const { sayChanges } = await readWords(policyChanges);
  return { ...(await readWords(events)), sayChanges };
}
