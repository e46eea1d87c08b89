import { brandLinks } from "@/app/brand-links";
import { EntryFrame } from "@/components/entry-frame";
import { readWords } from "@/components/language/read-words";
import { Notice } from "@/components/ui/notice";
import { readSessionToken } from "@/lib/access/auth";
import { readCaller } from "@/lib/access/caller";
import { readLinkToken } from "@/lib/access/opened-link";
import { readStanding } from "@/lib/access/sessions/standing";
import { showAddress } from "@/lib/ground/readable-address";
import { routes } from "@/lib/ground/routes";
import { minimumLength } from "@/lib/methods/passwords/rules";
import { type FoundInvitation, findInvitation } from "@/lib/use-cases/invitations/find";
import { requirementFor } from "@/lib/use-cases/invitations/requirement";
import { signIn } from "@/words/sign-in";
import { join } from "./actions";
import { InvalidInvitation } from "./invalid-invitation";
import { JoinForm } from "./join-form";

export default async function InvitePage({ params }: { params: Promise<{ link: string }> }) {
  const { link } = await params;
  const now = new Date();
  const invitation = await findInvitation(await readLinkToken(link), now);
  if (invitation?.state !== "live") return <InvalidInvitation invitation={invitation} />;
  const { workspace, member, policy } = invitation;
  const words = (await readWords(signIn)).invitation;
  const session = await readSessionToken();
  const elsewhere = session ? await readStanding(session, await readCaller()) : null;
  const required = policy.settings.requirement[member.role].level === "required";

  return (
    <EntryFrame
      workspace={workspace.name}
      brand={brandLinks(workspace)}
      workspaceHref={routes.signIn(workspace.slug)}
      title={words.title(workspace.name)}
      lead={<Lead invitation={invitation} now={now} />}
    >
      {elsewhere && (
        <Notice tone="plain">
          {words.elsewhere(<bdi>{elsewhere.workspace.name}</bdi>, showAddress(elsewhere.member.email))}
        </Notice>
      )}
      <JoinForm
        name={member.name === member.email ? "" : member.name}
        action={join.bind(null, link)}
        email={member.email}
        least={minimumLength(required)}
      />
    </EntryFrame>
  );
}

async function Lead({ invitation, now }: { invitation: FoundInvitation; now: Date }) {
  const { inviter, member, workspace, policy } = invitation;
  const { kind } = requirementFor(member.role, policy, now);
  const words = (await readWords(signIn)).invitation;
  const address = showAddress(member.email);
  const next = kind === "now" ? words.now(workspace.name) : kind === "off" ? words.off : words.later;
  return (
    <>
      <span>{inviter ? words.by(<bdi>{inviter}</bdi>, address) : words.invited(address)}</span> <span>{next}</span>
    </>
  );
}
