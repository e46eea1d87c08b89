import { notFound } from "next/navigation";
import { MenuButton } from "@/components/ui/menu-button";
import { RowMenus } from "@/components/ui/row-menus";
import { TextLink } from "@/components/ui/text-link";
import { requireScope } from "@/lib/access/sessions/require";
import { readId } from "@/lib/ground/ids";
import { showAddress, showName } from "@/lib/ground/readable-address";
import { routes } from "@/lib/ground/routes";
import { readMemberPage } from "@/lib/use-cases/members/read-member";
import { MemberFrame } from "../../../member-frame";
import { ActDialog } from "../act-dialog";
import { readListQuery } from "../list-query";
import { actsOfMenus, menuActs } from "../menu-items";
import { Events } from "./events";
import { Manage } from "./manage";
import { Methods } from "./methods";
import { Sessions } from "./sessions";
import { Summary } from "./summary";

type Props = {
  params: Promise<{ workspace: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function MemberPage({ params, searchParams }: Props) {
  const { workspace: slug, id } = await params;
  const scope = await requireScope(slug, "members:read");
  const now = new Date();
  const found = readId(id) ? await readMemberPage(scope, id) : null;
  if (!found) notFound();
  const given = await searchParams;
  const { act } = readListQuery({ get: (name) => (typeof given[name] === "string" ? given[name] : null) });
  const { member } = found;
  const here = routes.member(slug, id);
  const offered = menuActs(scope, member);
  const acts = actsOfMenus(slug, (name) => routes.member(slug, id, { act: name }));

  return (
    <MemberFrame
      standing={scope}
      under="members"
      title={showName(member)}
      lead={member.name === member.email ? "Has not joined yet" : showAddress(member.email)}
      actions={
        offered.length > 0 && (
          <RowMenus acts={acts}>
            <MenuButton id={id} label={`Actions for ${showName(member)}`} acts={offered} />
          </RowMenus>
        )
      }
    >
      <Summary scope={scope} found={found} now={now} />
      {member.joinedAt && (
        <>
          <Methods found={found} />
          {found.sessions && <Sessions scope={scope} member={member} sessions={found.sessions} now={now} />}
        </>
      )}
      <Manage items={offered.map((act) => ({ ...acts[act], href: acts[act].href.replace("%7Bid%7D", id) }))} />
      {!found.events && (
        <p className="text-ink-soft">Your role shows you sessions and events of members below it only.</p>
      )}
      {found.events && <Events scope={scope} member={member} events={found.events} names={found.names} />}
      <p className="text-ink-soft">
        <TextLink href={routes.members(slug)}>Back to all members</TextLink>
      </p>
      {act && <ActDialog scope={scope} act={act} memberId={id} from="member" closeHref={here} />}
    </MemberFrame>
  );
}
