import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { owedProof } from "@/lib/access/sessions/freshness";
import { requireScope } from "@/lib/access/sessions/require";
import type { Waiting } from "@/lib/access/sessions/return-ticket";
import { readId } from "@/lib/ground/ids";
import { showAddress } from "@/lib/ground/readable-address";
import { routes } from "@/lib/ground/routes";
import { isActive } from "@/lib/rules/policy/active";
import { hasStrongFactor } from "@/lib/rules/policy/assess";
import { needsSecondPerson } from "@/lib/rules/resets/second-person";
import { findOpenReset } from "@/lib/use-cases/resets/find-open";
import { findSubject } from "@/lib/use-cases/resets/parties";
import { requireFresh } from "../../../../account/confirm/require-fresh";
import { MemberFrame } from "../../../../member-frame";
import { proofsOf } from "../../../proofs-of";
import { resetMember } from "./actions";
import { ResetDialog } from "./reset-dialog";

export const metadata: Metadata = { title: "Reset two-factor" };

type Props = { params: Promise<{ workspace: string; id: string }> };

export default async function ResetPage({ params }: Props) {
  const { workspace: slug, id } = await params;
  const scope = await requireScope(slug, "members:reset");
  if (!readId(id)) notFound();
  const parties = await findSubject(scope, id);
  if (!parties.ok) notFound();
  const { subject } = parties;
  const here = { at: ["memberReset", id] } satisfies Waiting;
  const owed = owedProof(scope);
  const proofs = proofsOf(scope, here);
  // Without an app or passkey nothing can be proven here. The page that confirms accepts every method.
  if (owed.secondFactor && !proofs.byApp && !proofs.passkey) requireFresh(scope, here);

  return (
    <MemberFrame standing={scope} under="members" title={subject.name} lead={showAddress(subject.email)} narrow>
      <ResetDialog
        action={resetMember.bind(null, slug, id)}
        hrefs={{ member: routes.member(slug, id), resets: routes.resets(slug), security: routes.security(slug) }}
        subject={{ id, name: subject.name }}
        actorEmail={scope.member.email}
        obstacle={obstacleOf(hasStrongFactor(scope.member), subject)}
        secondFactor={owed.secondFactor}
        proofs={proofs}
        secondPerson={needsSecondPerson(subject.role, scope.policy.settings)}
        open={await findOpenReset(scope, id)}
      />
    </MemberFrame>
  );
}

function obstacleOf(actorHasFactor: boolean, subject: { joinedAt: Date | null; deactivatedAt: Date | null }) {
  if (!actorHasFactor) return "enrol-first";
  return isActive(subject) ? null : "not-active";
}
