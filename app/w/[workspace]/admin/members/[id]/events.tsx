import { Row, RowList } from "@/components/ui/row-list";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { Scope } from "@/lib/access/sessions/judge";
import { routes } from "@/lib/ground/routes";
import { permits } from "@/lib/rules/policy/permissions";
import type { MemberPage } from "@/lib/use-cases/members/read-member";
import { readEntry, sayEvent } from "../../audit/event-words";

type Props = Pick<MemberPage, "member" | "names"> & {
  scope: Scope<"members:read">;
  events: NonNullable<MemberPage["events"]>;
};

/** Lists the latest events about a member. */
export function Events({ scope, member, events, names }: Props) {
  const all = routes.audit(scope.workspace.slug, { subject: member.id });
  return (
    <Section
      title="Events"
      description={events.length === 0 ? "Nothing has happened yet." : undefined}
      actions={
        permits(scope.member.role, "audit:read") && events.length > 0 && <TextLink href={all}>All events</TextLink>
      }
      flush
    >
      {events.length > 0 && (
        <RowList label="Events">
          {events.map((event) => {
            const entry = readEntry(event.entry);
            const { title, detail } = sayEvent(event.action, entry);
            const by = event.actorId === member.id ? null : (names.get(event.actorId ?? "") ?? entry.who);
            return (
              <Row
                key={String(event.sequence)}
                title={title}
                detail={
                  <>
                    <Time at={event.at} />
                    {by && (
                      <span>
                        {" "}
                        by <bdi>{by}</bdi>
                      </span>
                    )}
                    {entry.address && <span>{`, from ${entry.address}`}</span>}
                    {detail && <span>{`. ${detail}`}</span>}
                  </>
                }
              />
            );
          })}
        </RowList>
      )}
    </Section>
  );
}
