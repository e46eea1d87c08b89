import { notFound } from "next/navigation";
import { readWords } from "@/components/language/read-words";
import { LinkButton } from "@/components/ui/link-button";
import { MenuButton } from "@/components/ui/menu-button";
import { Notice } from "@/components/ui/notice";
import { RowMenus } from "@/components/ui/row-menus";
import { TextLink } from "@/components/ui/text-link";
import { judgeFor } from "@/lib/access/sessions/judge";
import { requireScope } from "@/lib/access/sessions/require";
import { readId } from "@/lib/ground/ids";
import { showAddress, showName } from "@/lib/ground/readable-address";
import { routes } from "@/lib/ground/routes";
import { readMemberPage } from "@/lib/use-cases/members/read-member";
import { findOpenReset } from "@/lib/use-cases/resets/find-open";
import { memberPage } from "@/words/member-page";
import { memberList } from "@/words/members";
import { MemberFrame } from "../../../member-frame";
import { ActDialog } from "../act-dialog";
import { BackToList } from "../back-to-list";
import { readListQuery } from "../list-query";
import { actsOfMenus, type MenuAct, menuActs } from "../menu-acts";
import { Manage } from "./manage";
import { Methods } from "./methods";
import { OpenResetCard } from "./open-reset-card";
import { Sessions } from "./sessions";
import { Summary } from "./summary";
import { Timeline } from "./timeline";

type Props = {
  params: Promise<{ workspace: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The acts that a member most likely needs, in this order: the first that is offered stands on the page as a button. */
const mainActs: readonly MenuAct[] = ["resend", "reactivate", "unlock", "reset"];

export default async function MemberPage({ params, searchParams }: Props) {
  const { workspace: slug, id } = await params;
  const scope = await requireScope(slug, "members:read");
  const now = new Date();
  const given = await searchParams;
  const found = readId(id) ? await readMemberPage(scope, id, given.events) : null;
  if (!found) notFound();
  const { act } = readListQuery({ get: (name) => (typeof given[name] === "string" ? given[name] : null) });
  const { member } = found;
  const resets = judgeFor({ ...scope }, "members:reset");
  const openReset = resets.ok ? await findOpenReset(resets.scope, id) : null;
  const here = routes.member(slug, id);
  const signedIn = found.sessions === null || found.sessions.length > 0;
  const words = await readWords(memberPage);
  const list = await readWords(memberList);
  const offered = menuActs(scope, member, { signedIn });
  const acts = actsOfMenus(list.menu, slug, (name) => routes.member(slug, id, { act: name }));
  const hrefOf = (name: MenuAct) => acts[name].href.replace("%7Bid%7D", id);
  const main = openReset ? undefined : mainActs.find((name) => offered.includes(name));
  const name = showName(member);

  return (
    <MemberFrame
      standing={scope}
      under="members"
      title={name}
      back={<BackToList href={routes.members(slug)}>{words.back}</BackToList>}
      lead={member.name === member.email ? words.notJoined : showAddress(member.email)}
      actions={
        offered.length > 0 && (
          <>
            {main && (
              <LinkButton href={hrefOf(main)} scroll={false} tone="primary">
                {list.menu[main].label}
              </LinkButton>
            )}
            <RowMenus acts={acts}>
              <MenuButton id={id} label={list.actionsFor(name)} acts={offered} />
            </RowMenus>
          </>
        )
      }
    >
      {openReset && <OpenResetCard slug={slug} open={openReset} now={now} />}
      {!openReset && member.suspendedAt && (
        <Notice tone="warn" title={words.reset.ended}>
          {words.reset.endedText(name)} {resets.ok && <TextLink href={routes.resets(slug)}>{words.reset.all}</TextLink>}
        </Notice>
      )}
      <Manage acts={offered} hrefOf={hrefOf} />
      <Summary scope={scope} found={found} now={now} />
      {member.joinedAt && (
        <>
          <Methods found={found} />
          {found.sessions && <Sessions scope={scope} member={member} sessions={found.sessions} now={now} />}
        </>
      )}
      {found.timeline ? (
        <Timeline scope={scope} member={member} timeline={found.timeline} names={found.names} />
      ) : (
        <p className="text-ink-soft">{words.ownRole}</p>
      )}
      {act && <ActDialog scope={scope} act={act} memberId={id} from="member" closeHref={here} />}
    </MemberFrame>
  );
}
