import Link from "next/link";
import { readWords } from "@/components/language/read-words";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Pager } from "@/components/ui/pager";
import { TextLink } from "@/components/ui/text-link";
import { requireScope } from "@/lib/access/sessions/require";
import { showAddress } from "@/lib/ground/readable-address";
import { routes } from "@/lib/ground/routes";
import { auditKeys, writeAuditKeys } from "@/lib/records/audit/seal";
import { type AuditQuery, listEvents } from "@/lib/use-cases/audit-log/list";
import { audit } from "@/words/audit";
import { MemberFrame } from "../../member-frame";
import { AuditFilters } from "./audit-filters";
import { readAuditQuery } from "./audit-query";
import { EventTable } from "./event-table";
import { readEventWords } from "./read-event-words";

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function AuditPage({ params, searchParams }: Props) {
  const { workspace: slug } = await params;
  const scope = await requireScope(slug, "audit:read");
  const given = await searchParams;
  const query = readAuditQuery({ get: (name) => (typeof given[name] === "string" ? given[name] : null) });
  const words = await readWords(audit);
  const eventWords = await readEventWords();
  const { rows: events, people, actor, subject, unclear, before, after } = await listEvents(scope, query);
  const base = routes.audit(slug);
  const href = (changed: Partial<AuditQuery>) => routes.audit(slug, { ...query, before: "", after: "", ...changed });
  const filtered = query.action || query.actor || query.subject || query.from || query.to;

  return (
    <MemberFrame
      standing={scope}
      under="audit"
      title={words.title}
      lead={words.lead}
      actions={
        <form action={routes.auditExport(slug)} method="get">
          <Button>{words.export}</Button>
        </form>
      }
    >
      <AuditFilters
        action={base}
        query={{
          ...query,
          actor: unclear?.part === "actor" ? query.actor : (actor?.email ?? ""),
          subject: unclear?.part === "subject" ? query.subject : (subject?.email ?? ""),
        }}
        words={words.filters}
        titles={eventWords.actionWords}
      />
      {filtered && <TextLink href={base}>{words.filters.clear}</TextLink>}
      {events.length > 0 ? (
        <>
          <EventTable events={events} people={people} slug={slug} href={href} words={words} eventWords={eventWords} />
          <Pager previousHref={before && href({ before })} nextHref={after && href({ after })}>
            {words.newestFirst}
          </Pager>
        </>
      ) : unclear && unclear.matches.length > 0 ? (
        <div className="flex flex-col gap-2">
          <p>{words.several(unclear.text)}</p>
          <ul className="flex flex-col items-start gap-1">
            {unclear.matches.map(({ id, name, email }) => (
              <li key={id}>
                <Link
                  href={href({ [unclear.part]: id })}
                  prefetch={false}
                  className="rounded-sm underline-offset-3 hover:underline"
                >
                  <bdi>{name}</bdi> <span className="text-ink-soft">{showAddress(email)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <EmptyState
          title={unclear ? words.noMember(unclear.text) : words.none}
          action={<LinkButton href={base}>{words.showAll}</LinkButton>}
        />
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-13 text-ink-soft">
        <p>{words.exportNote}</p>
        <CopyButton value={writeAuditKeys(auditKeys())} label={words.copyKey} />
        <details>
          <summary className="cursor-pointer">{words.publicKey}</summary>
          <code className="font-mono wrap-anywhere">{writeAuditKeys(auditKeys())}</code>
        </details>
      </div>
    </MemberFrame>
  );
}
