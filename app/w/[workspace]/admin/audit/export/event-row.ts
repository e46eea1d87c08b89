import { readWords, readZone } from "@/components/language/read-words";
import type { ShowEvent } from "@/lib/use-cases/audit-log/export";
import { audit } from "@/words/audit";
import { moments } from "@/words/moments";
import { readEntry, sayEvent, sayOther } from "../event-words";
import { readEventWords } from "../read-event-words";

/** Returns what says an exported event as the audit page does: the same columns, in the language and the time zone of the reader. */
export async function readEventRow(): Promise<ShowEvent> {
  const { columns, gone } = await readWords(audit);
  const { sayMoment } = await readWords(moments);
  const words = await readEventWords();
  const zone = await readZone();
  return ({ at, action, actorId, subjectId, entry: text }, people) => {
    const entry = readEntry(text);
    const { title, detail } = sayEvent(words, action, entry);
    const name = (id: string | null) => {
      const person = id ? people.get(id) : undefined;
      if (person) return `${person.name} <${person.email}>`;
      return id ? gone(id.slice(0, 4)) : "";
    };
    const row = {
      [columns.event]: detail ? `${title}. ${detail}` : title,
      [columns.when]: sayMoment(at, zone),
      [columns.actor]: sayOther(words, entry) ?? name(actorId),
      [columns.subject]: subjectId === actorId ? "" : name(subjectId),
      [columns.address]: entry.address ?? "",
    };
    return Object.fromEntries(Object.entries(row).filter(([, said]) => said));
  };
}
