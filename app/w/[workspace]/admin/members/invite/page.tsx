import { OutboxHint } from "@/app/outbox-hint";
import { readWords } from "@/components/language/read-words";
import { TextLink } from "@/components/ui/text-link";
import { requireScope } from "@/lib/access/sessions/require";
import { routes } from "@/lib/ground/routes";
import { hasStrongFactor } from "@/lib/rules/policy/assess";
import { assignableRoles } from "@/lib/rules/policy/permissions";
import { requirementFor } from "@/lib/use-cases/invitations/requirement";
import { fill } from "@/words/fill";
import { invite } from "@/words/invite";
import { roles as roleNames } from "@/words/roles";
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
  const words = await readWords(invite);
  const { roleWords } = await readWords(roleNames);
  const roles = assignableRoles(member.role).map((role) => ({
    value: role,
    name: roleWords[role].name,
    label: fill(words.roleOption, { role: roleWords[role].name, may: roleWords[role].may }),
  }));
  return (
    <MemberFrame
      standing={scope}
      under="members"
      title={words.title}
      lead={
        kind === "encouraged" || kind === "off" ? words.lead : fill(words.leadRequired, { workspace: workspace.name })
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
          words={words}
        />
      ) : (
        <EnrolFirst slug={slug} />
      )}
      <OutboxHint />
      <p className="text-ink-soft">
        <TextLink href={routes.members(slug, { twoFactor: "invited" })}>{words.seeInvited}</TextLink>
      </p>
    </MemberFrame>
  );
}
