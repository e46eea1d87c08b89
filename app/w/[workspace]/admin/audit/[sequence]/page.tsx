import { notFound } from "next/navigation";
import { readWords } from "@/components/language/read-words";
import { DescriptionList } from "@/components/ui/description-list";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { requireScope } from "@/lib/access/sessions/require";
import { routes } from "@/lib/ground/routes";
import { readEvent } from "@/lib/use-cases/audit-log/list";
import { audit } from "@/words/audit";
import { MemberFrame } from "../../../member-frame";
import { PersonLink } from "../../person-link";
import { readEntry, sayEvent, sayOther } from "../event-words";
import { readEventWords } from "../read-event-words";

type Props = { params: Promise<{ workspace: string; sequence: string }> };

/** Shows one event of the log: what happened and what changed, who did it, and what was recorded. */
export default async function AuditEventPage({ params }: Props) {
  const { workspace: slug, sequence } = await params;
  const scope = await requireScope(slug, "audit:read");
  const found = /^\d{1,18}$/.test(sequence) ? await readEvent(scope, BigInt(sequence)) : null;
  if (!found) notFound();
  const { event, people } = found;
  const words = await readWords(audit);
  const eventWords = await readEventWords();
  const entry = readEntry(event.entry);
  const { title, detail, changes } = sayEvent(eventWords, event.action, entry);
  const person = (id: string | null, otherwise: string) => {
    const known = id ? people.get(id) : undefined;
    return known ? (
      <PersonLink slug={slug} id={known.id} name={known.name} />
    ) : id ? (
      words.gone(id.slice(0, 4))
    ) : (
      otherwise
    );
  };
  return (
    <MemberFrame standing={scope} under="audit" title={title} lead={<Time at={event.at} />} narrow>
      {detail && changes.length === 0 && (
        <Section title={words.details}>
          <p>{detail}</p>
        </Section>
      )}
      {changes.length > 0 && (
        <Section title={words.changed}>
          <ul className="list-disc ps-5">
            {changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={words.people}>
        <DescriptionList
          items={[
            { term: words.columns.actor, detail: person(event.actorId, sayOther(eventWords, entry) ?? "–") },
            ...(event.subjectId ? [{ term: words.columns.subject, detail: person(event.subjectId, "–") }] : []),
            ...(entry.address ? [{ term: words.columns.address, detail: <code>{entry.address}</code> }] : []),
            { term: words.number, detail: sequence },
            { term: words.kind, detail: <code>{event.action}</code> },
            {
              term: words.hash,
              detail: <code className="wrap-anywhere">{Buffer.from(event.hash).toString("hex")}</code>,
            },
          ]}
        />
      </Section>
      <Section title={words.data}>
        <pre className="overflow-x-auto font-mono text-13 whitespace-pre-wrap wrap-anywhere">
          {JSON.stringify(entry.data, null, 2)}
        </pre>
      </Section>
      <p className="flex flex-wrap gap-x-6 gap-y-2">
        <TextLink href={routes.audit(slug, { action: event.action })}>{words.sameKind}</TextLink>
        <TextLink href={routes.audit(slug)}>{words.all}</TextLink>
      </p>
    </MemberFrame>
  );
}
