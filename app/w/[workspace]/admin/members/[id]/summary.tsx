import { DescriptionList } from "@/components/ui/description-list";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import type { Scope } from "@/lib/access/sessions/judge";
import { assess } from "@/lib/rules/policy/assess";
import type { MemberPage } from "@/lib/use-cases/members/read-member";
import { sayMethods, saySetUp, sayVerified } from "@/words/en/methods";
import { roleWords } from "@/words/en/roles";
import { filterDetails } from "../filter-words";
import { Standing } from "../standing-cell";

type Props = { scope: Scope<"members:read">; found: MemberPage; now: Date };

/** Says a member's state and what it means, the deadline, the last sign-in and how it was verified. */
export function Summary({ scope, found: { member, invitation }, now }: Props) {
  const assessment = assess(member, scope.policy, now);
  const { state, hasFactor, covered, deadline } = assessment;
  const items = [
    {
      term: "State",
      detail: (
        <>
          <Standing row={member} assessment={assessment} />
          <p className="text-13 text-ink-soft">{filterDetails[state]}</p>
        </>
      ),
    },
    ...(member.lockedAt ? [{ term: "Locked", detail: <Time at={member.lockedAt} /> }] : []),
    {
      term: "Two-factor",
      detail: hasFactor ? `Enabled: ${sayMethods(member).toLowerCase()}` : "Disabled",
    },
    ...(member.joinedAt && !member.suspendedAt ? [{ term: "Set-up", detail: saySetUp(member) }] : []),
    ...(deadline && !covered && member.joinedAt && state !== "exempt"
      ? [{ term: "Deadline", detail: <Time at={deadline} /> }]
      : []),
    ...(member.exemptUntil && state === "exempt"
      ? [{ term: "Exempt because", detail: <bdi>{member.exemptReason ?? "No reason was given"}</bdi> }]
      : []),
    {
      term: "Last sign-in",
      detail: member.lastSignInAt ? (
        <>
          <Time at={member.lastSignInAt} /> {sayVerified(member.lastSignInAmr)}
        </>
      ) : (
        "Never"
      ),
    },
    { term: "Role", detail: `${roleWords[member.role].name}. ${roleWords[member.role].may}.` },
    member.joinedAt
      ? { term: "Joined", detail: <Time at={member.joinedAt} form="date" /> }
      : { term: "Invited", detail: <Time at={invitation?.createdAt ?? member.createdAt} form="date" /> },
    ...(invitation
      ? [
          {
            term: invitation.expiresAt > now ? "Link works until" : "Link stopped working",
            detail: <Time at={invitation.expiresAt} />,
          },
        ]
      : []),
    ...(member.deactivatedAt ? [{ term: "Deactivated", detail: <Time at={member.deactivatedAt} /> }] : []),
  ];
  return (
    <Section title="Standing">
      <DescriptionList items={items} />
    </Section>
  );
}
