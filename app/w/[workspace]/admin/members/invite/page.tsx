import { TextLink } from "@/components/ui/text-link";
import { requireScope } from "@/lib/access/sessions/require";
import { routes } from "@/lib/ground/routes";
import { hasStrongFactor } from "@/lib/rules/policy/assess";
import { assignableRoles } from "@/lib/rules/policy/permissions";
import { requirementFor } from "@/lib/use-cases/invitations/requirement";
import { roleWords } from "@/words/en/roles";
import { requireFresh } from "../../../account/confirm/require-fresh";
import { MemberFrame } from "../../../member-frame";
import { EnrolFirst } from "../../enrol-first";
import { lookAtAddresses, sendInvitations, sendSlice } from "./actions";
import { InviteForm } from "./invite-form";

export default async function InvitePage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace: slug } = await params;
  const scope = await requireScope(slug, "members:invite");
  const { workspace, member, policy } = scope;
  const enrolled = hasStrongFactor(member);
  // Asks before anything is typed, so that nothing typed is lost.
  if (enrolled) requireFresh(scope, { at: ["invite"] });
  const { kind } = requirementFor("member", policy, new Date());
  const roles = assignableRoles(member.role).map((role) => ({
    value: role,
    name: roleWords[role].name,
    label: `${roleWords[role].name}: ${roleWords[role].may.toLowerCase()}`,
  }));
  return (
    <MemberFrame
      standing={scope}
      under="members"
      title="Invite members"
      lead={
        kind === "encouraged" || kind === "off"
          ? "Each gets a mail with a link that works once, for seven days."
          : `Each gets a mail with a link that works once, for seven days. It says that ${workspace.name} requires two-factor authentication.`
      }
      narrow
    >
      {enrolled ? (
        <InviteForm
          action={sendInvitations.bind(null, slug)}
          sendSlice={sendSlice.bind(null, slug)}
          lookAt={lookAtAddresses.bind(null, slug)}
          startOver={routes.invite(slug)}
          roles={roles}
        />
      ) : (
        <EnrolFirst slug={slug} />
      )}
      <p className="text-ink-soft">
        <TextLink href={routes.members(slug, { twoFactor: "invited" })}>See who is invited</TextLink>
      </p>
    </MemberFrame>
  );
}
