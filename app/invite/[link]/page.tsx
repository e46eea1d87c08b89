import { EntryFrame } from "@/components/entry-frame";
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
import { join } from "./actions";
import { InvalidInvitation } from "./invalid-invitation";
import { JoinForm } from "./join-form";

export default async function InvitePage({ params }: { params: Promise<{ link: string }> }) {
  const { link } = await params;
  const now = new Date();
  const invitation = await findInvitation(await readLinkToken(link), now);
  if (invitation?.state !== "live") return <InvalidInvitation invitation={invitation} />;
  const { workspace, member, policy } = invitation;
  const session = await readSessionToken();
  const elsewhere = session ? await readStanding(session, await readCaller()) : null;
  const required = policy.settings.requirement[member.role].level === "required";

  return (
    <EntryFrame
      workspace={workspace.name}
      workspaceHref={routes.signIn(workspace.slug)}
      title={`Join ${workspace.name}`}
      lead={<Lead invitation={invitation} now={now} />}
    >
      {elsewhere && (
        <Notice tone="plain">
          You are signed in to <bdi>{elsewhere.workspace.name}</bdi> as {showAddress(elsewhere.member.email)} in this
          browser. Joining signs you out there.
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

function Lead({ invitation, now }: { invitation: FoundInvitation; now: Date }) {
  const { inviter, member, workspace, policy } = invitation;
  const requirement = requirementFor(member.role, policy, now);
  return (
    <>
      {inviter ? (
        <span>
          <bdi>{inviter}</bdi> invited {showAddress(member.email)}.{" "}
        </span>
      ) : (
        <span>{`${showAddress(member.email)} is invited. `}</span>
      )}
      <span>
        {requirement.kind === "now"
          ? `${workspace.name} requires two-factor authentication: you set it up next, so have your phone at hand.`
          : requirement.kind === "off"
            ? "Choose a password, and you are in."
            : "Choose a password. You can set up two-factor authentication right after."}
      </span>
    </>
  );
}
