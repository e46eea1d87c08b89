import { readWords } from "@/components/language/read-words";
import { DescriptionList } from "@/components/ui/description-list";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import type { Scope } from "@/lib/access/sessions/judge";
import { assess } from "@/lib/rules/policy/assess";
import type { MemberPage } from "@/lib/use-cases/members/read-member";
import { memberPage } from "@/words/member-page";
import { memberList } from "@/words/members";
import { methods } from "@/words/methods";
import { roles } from "@/words/roles";
import { Standing } from "../standing-cell";

type Props = { scope: Scope<"members:read">; found: MemberPage; now: Date };

/** Says a member's state and what it means, the deadline ahead, the last sign-in and how it was verified. */
export async function Summary({ scope, found: { member, invitation }, now }: Props) {
  const { status } = await readWords(memberPage);
  const { stateDetails } = await readWords(memberList);
  const { sayMethods, sayVerified } = await readWords(methods);
  const { roleWords } = await readWords(roles);
  const assessment = assess(member, scope.policy, now);
  const { state, hasFactor, deadline } = assessment;
  const role = roleWords[member.role];
  const items = [
    {
      term: status.state,
      detail: (
        <>
          <Standing row={member} assessment={assessment} />
          <p className="text-13 text-ink-soft">{stateDetails[state]}</p>
        </>
      ),
    },
    ...(member.lockedAt ? [{ term: status.locked, detail: <Time at={member.lockedAt} /> }] : []),
    { term: status.twoFactor, detail: hasFactor ? status.enabled(sayMethods(member)) : status.disabled },
    ...(deadline && state === "in-grace" ? [{ term: status.deadline, detail: <Time at={deadline} /> }] : []),
    ...(member.exemptUntil && state === "exempt"
      ? [{ term: status.exemptBecause, detail: <bdi>{member.exemptReason ?? status.noReason}</bdi> }]
      : []),
    {
      term: status.lastSignIn,
      detail: member.lastSignInAt
        ? status.verified(<Time at={member.lastSignInAt} />, sayVerified(member.lastSignInAmr))
        : status.never,
    },
    { term: status.role, detail: status.roleMay(role.name, role.may) },
    member.joinedAt
      ? { term: status.joined, detail: <Time at={member.joinedAt} form="date" /> }
      : { term: status.invited, detail: <Time at={invitation?.createdAt ?? member.createdAt} form="date" /> },
    ...(invitation
      ? [
          {
            term: invitation.expiresAt > now ? status.linkWorks : status.linkStopped,
            detail: <Time at={invitation.expiresAt} />,
          },
        ]
      : []),
    ...(member.deactivatedAt ? [{ term: status.deactivated, detail: <Time at={member.deactivatedAt} /> }] : []),
  ];
  return (
    <Section title={status.title}>
      <DescriptionList items={items} />
    </Section>
  );
}
