import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Row, RowList } from "@/components/ui/row-list";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import type { Scope } from "@/lib/access/sessions/judge";
import { routes } from "@/lib/ground/routes";
import { mayApprove, mayReset } from "@/lib/rules/resets/second-person";
import type { Overview } from "@/lib/use-cases/members/read-overview";
import type { overview } from "@/words/overview";
import { dismissRequest } from "./actions";
import { PersonLink } from "./person-link";

type Words = (typeof overview)["en"]["now"];
type Props = { scope: Scope<"members:read">; data: Overview; words: Words };
type Reset = Overview["resets"][number];

/** Leads the overview: who waits for an admin now, each with what this admin can do about it. */
export function NeedsSomeone({ scope, data: { help, resets }, words }: Props) {
  const { slug } = scope.workspace;
  const publications = scope.waiting?.publications ?? 0;
  const none = help.length + resets.length + publications === 0;
  return (
    <Section
      title={words.title}
      description={none ? words.none : undefined}
      actions={!none && <LinkButton href={routes.resets(slug)}>{words.all}</LinkButton>}
      flush
    >
      {!none && (
        <RowList label={words.title}>
          {publications > 0 && (
            <Row
              title={words.policy}
              detail={words.publication}
              actions={
                <LinkButton href={routes.policy(slug)} size="small">
                  {words.review}
                </LinkButton>
              }
            />
          )}
          {help.map((request) => (
            <Row
              key={request.id}
              title={<PersonLink slug={slug} id={request.member.id} name={request.member.name} />}
              detail={words.askedForHelp(<Time at={request.createdAt} form="ago" now={scope.now} />)}
              actions={<HelpActs scope={scope} request={request} words={words} />}
            />
          ))}
          {resets.map((reset) => (
            <Row
              key={reset.id}
              title={<PersonLink slug={slug} id={reset.member.id} name={reset.member.name} />}
              detail={sayReset(reset, words, <Time at={reset.requestedAt} form="ago" now={scope.now} />)}
              actions={<ResetAct scope={scope} reset={reset} words={words} />}
            />
          ))}
        </RowList>
      )}
    </Section>
  );
}

type HelpProps = { scope: Props["scope"]; request: Overview["help"][number]; words: Words };

function HelpActs({ scope, request: { id, member }, words }: HelpProps) {
  const { slug } = scope.workspace;
  if (!mayReset(scope.member, member))
    return (
      <span className="text-13 text-ink-faint">
        {member.role === "helpdesk" ? words.others.admin : words.others.owner}
      </span>
    );
  const of = <span className="sr-only"> {words.of(member.name)}</span>;
  return (
    <>
      <form action={dismissRequest.bind(null, slug, id, member.id)}>
        <Button tone="quiet" size="small">
          {words.dismiss}
          {of}
        </Button>
      </form>
      <LinkButton href={routes.member(slug, member.id, { act: "reset" })} size="small">
        {words.reset}
        {of}
      </LinkButton>
    </>
  );
}

function ResetAct({ scope, reset, words }: { scope: Props["scope"]; reset: Reset; words: Words }) {
  const { slug } = scope.workspace;
  const over = reset.state === "expired" || reset.state === "left";
  const approve = reset.state === "requested" && mayApprove(scope.member, reset.member, reset.issuedById);
  if (over && mayReset(scope.member, reset.member))
    return (
      <LinkButton href={routes.member(slug, reset.member.id, { act: "reset" })} size="small">
        {words.newCode}
        <span className="sr-only"> {words.of(reset.member.name)}</span>
      </LinkButton>
    );
  return (
    <LinkButton href={routes.reset(slug, reset.id)} size="small" tone={approve ? "secondary" : "quiet"}>
      <span>{approve ? words.approve : words.follow}</span>
      <span className="sr-only"> {words.of(reset.member.name)}</span>
    </LinkButton>
  );
}

function sayReset({ state }: Reset, words: Words, when: ReactNode): ReactNode {
  if (state === "requested") return words.approval(when);
  if (state === "issued") return words.issued(when);
  if (state === "opened") return words.opened;
  return state === "left" ? words.left : words.expired;
}
