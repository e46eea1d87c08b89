import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Pager } from "@/components/ui/pager";
import { requireScope } from "@/lib/access/sessions/require";
import { routes } from "@/lib/ground/routes";
import { auditKeys, writeAuditKeys } from "@/lib/records/audit/seal";
import { type AuditQuery, listEvents } from "@/lib/use-cases/audit-log/list";
import { MemberFrame } from "../../member-frame";
import { AuditFilters } from "./audit-filters";
import { readAuditQuery } from "./audit-query";
import { EventTable } from "./event-table";

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function AuditPage({ params, searchParams }: Props) {
  const { workspace: slug } = await params;
  const scope = await requireScope(slug, "audit:read");
  const given = await searchParams;
  const query = readAuditQuery({ get: (name) => (typeof given[name] === "string" ? given[name] : null) });
  const { rows: events, people, actor, subject, unknown, before, after } = await listEvents(scope, query);
  const base = routes.audit(slug);
  const href = (changed: Partial<AuditQuery>) => routes.audit(slug, { ...query, before: "", after: "", ...changed });

  return (
    <MemberFrame
      standing={scope}
      under="audit"
      title="Audit log"
      lead="Who did what to whom, when, and from where. Each event is chained to the one before, so that no line can be changed or taken out unseen."
      actions={
        <form action={routes.auditExport(slug)} method="get">
          <Button>Export</Button>
        </form>
      }
    >
      <AuditFilters
        action={base}
        query={{ ...query, actor: actor?.email ?? query.actor, subject: subject?.email ?? query.subject }}
      />
      {events.length > 0 ? (
        <>
          <EventTable events={events} people={people} slug={slug} href={href} />
          <Pager previousHref={before && href({ before })} nextHref={after && href({ after })}>
            Newest first
          </Pager>
        </>
      ) : (
        <EmptyState
          title={unknown ? `Nobody here has the address ${unknown}.` : "No event fits these filters."}
          action={<LinkButton href={base}>Show all events</LinkButton>}
        >
          {unknown && "Enter a member's whole address."}
        </EmptyState>
      )}
      <p className="text-13 text-ink-soft wrap-anywhere">
        An export ends with a seal. Whoever holds the file can check it off line with this public key:{" "}
        <code className="font-mono">{writeAuditKeys(auditKeys())}</code>
      </p>
    </MemberFrame>
  );
}
