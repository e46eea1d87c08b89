import { KeyRound, LogIn, Mail, RotateCcw, ScrollText, ShieldAlert, UserRound } from "lucide-react";
import { readWords } from "@/components/language/read-words";
import { Row, RowList } from "@/components/ui/row-list";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { Scope } from "@/lib/access/sessions/judge";
import { routes } from "@/lib/ground/routes";
import { permits } from "@/lib/rules/policy/permissions";
import type { MemberPage } from "@/lib/use-cases/members/read-member";
import { memberPage } from "@/words/member-page";
import { readEntry, sayEvent, sayOther } from "../../audit/event-words";
import { readEventWords } from "../../audit/read-event-words";
import { kindOf, type TimelineKind, tellsMember } from "./timeline-kinds";

type Props = Pick<MemberPage, "member" | "names"> & {
  scope: Scope<"members:read">;
  timeline: NonNullable<MemberPage["timeline"]>;
};

const icons: Record<TimelineKind, typeof Mail> = {
  "sign-in": LogIn,
  method: KeyRound,
  reset: RotateCcw,
  policy: ScrollText,
  mail: Mail,
  account: UserRound,
  warning: ShieldAlert,
};

/** Shows what happened to a member, the latest first: sign-ins, methods, resets, versions of the policy, and what they were mailed. */
export async function Timeline({ scope, member, timeline, names }: Props) {
  const { slug } = scope.workspace;
  const { timeline: words } = await readWords(memberPage);
  const eventWords = await readEventWords();
  const { events, before, later } = timeline;
  const readsLog = permits(scope.member.role, "audit:read");
  const page = (sequence: string | null) => `${routes.member(slug, member.id, { events: sequence })}#timeline`;
  return (
    <Section
      anchor="timeline"
      title={words.title}
      description={events.length === 0 ? words.none : undefined}
      actions={
        readsLog &&
        events.length > 0 && <TextLink href={routes.audit(slug, { subject: member.id })}>{words.all}</TextLink>
      }
      flush
    >
      {events.length > 0 && (
        <RowList label={words.title}>
          {events.map((event) => {
            const entry = readEntry(event.entry);
            const { title, detail } = sayEvent(eventWords, event.action, entry);
            const by =
              event.actorId === member.id ? null : (names.get(event.actorId ?? "") ?? sayOther(eventWords, entry));
            const kind = kindOf(event.action);
            const Icon = icons[kind];
            const said = [
              by && <span key="by">{words.by(<bdi>{by}</bdi>)}</span>,
              entry.address && <span key="from">{words.from(entry.address)}</span>,
              tellsMember(event, member.id) && <span key="told">{words.told}</span>,
              detail && <span key="detail">{detail}</span>,
            ];
            return (
              <Row
                key={String(event.sequence)}
                icon={
                  <>
                    <Icon aria-hidden />
                    <span className="sr-only">{words.kinds[kind]}</span>
                  </>
                }
                title={
                  readsLog ? <TextLink href={routes.auditEvent(slug, String(event.sequence))}>{title}</TextLink> : title
                }
                detail={
                  <>
                    <Time at={event.at} />
                    {said.map((part) => part && [" · ", part])}
                  </>
                }
              />
            );
          })}
        </RowList>
      )}
      {(before || later) && (
        <p className="flex flex-wrap gap-x-6 gap-y-2 border-t border-line px-5 py-4">
          {before && <TextLink href={page(before)}>{words.earlier}</TextLink>}
          {later && <TextLink href={page(null)}>{words.latest}</TextLink>}
        </p>
      )}
    </Section>
  );
}
