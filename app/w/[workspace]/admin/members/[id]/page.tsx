import { notFound } from "next/navigation";
import { readWords } from "@/components/language/read-words";
import { ActionMenu } from "@/components/ui/action-menu";
import { TextLink } from "@/components/ui/text-link";
import { requireScope } from "@/lib/access/sessions/require";
import { readId } from "@/lib/ground/ids";
import { showAddress, showName } from "@/lib/ground/readable-address";
import { routes } from "@/lib/ground/routes";
import { readMemberPage } from "@/lib/use-cases/members/read-member";
import { memberList } from "@/words/members";
import { MemberFrame } from "../../../member-frame";
import { ActDialog } from "../act-dialog";
import { type ActName, readListQuery } from "../list-query";
import { menuActsFor, menuItemOf } from "../menu-acts";
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
  const actHref = (name: ActName) => routes.member(slug, id, { act: name });
  const signedIn = found.sessions === null || found.sessions.length > 0;
  const acts = menuActsFor(scope, member, { signedIn });
  const { menu } = await readWords(memberList);
  const items = acts.map((name) => menuItemOf(menu, { slug, id, actHref }, name));

  return (
    <MemberFrame
      standing={scope}
      under="members"
      title={showName(member)}
      lead={member.name === member.email ? "Has not joined yet" : showAddress(member.email)}
      actions={items.length > 0 && <ActionMenu id={id} name={showName(member)} items={items} />}
    >
      <Summary scope={scope} found={found} now={now} />
      {member.joinedAt && (
        <>
          <Methods found={found} />
          {found.sessions && <Sessions scope={scope} member={member} sessions={found.sessions} now={now} />}
        </>
      )}
      <Manage items={items} />
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
