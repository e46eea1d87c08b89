import { readWords } from "@/components/language/read-words";
import { owedProof } from "@/lib/access/sessions/freshness";
import type { Scope } from "@/lib/access/sessions/judge";
import type { Waiting } from "@/lib/access/sessions/return-ticket";
import { routes } from "@/lib/ground/routes";
import { isActive } from "@/lib/rules/policy/active";
import { hasStrongFactor } from "@/lib/rules/policy/assess";
import { needsSecondPerson } from "@/lib/rules/resets/second-person";
import { findOpenReset } from "@/lib/use-cases/resets/find-open";
import { findSubject } from "@/lib/use-cases/resets/parties";
import { resetDialog } from "@/words/reset-dialog";
import { resets } from "@/words/resets";
import { requireFresh } from "../../../../account/confirm/require-fresh";
import { proofsOf } from "../../../proofs-of";
import { resetMember } from "./actions";
import { ResetDialog } from "./reset-dialog";

type Props = {
  scope: Scope<"members:reset">;
  memberId: string;
  /** The page with this dialog open, for a proof that has to be given elsewhere. */
  at: Waiting["at"];
  closeHref: string;
};

/** Opens the reset of a member's second factor over the page that one is on. Shows nothing for members out of reach. */
export async function ResetAct({ scope, memberId, at, closeHref }: Props) {
  const { slug } = scope.workspace;
  const parties = await findSubject(scope, memberId);
  if (!parties.ok) return null;
  const { subject } = parties;
  const owed = owedProof(scope);
  const proofs = await proofsOf(scope, { at });
  // Without an app or passkey nothing can be proven here. The page that confirms accepts every method.
  if (owed.secondFactor && !proofs.byApp && !proofs.passkey) requireFresh(scope, { at });

  return (
    <ResetDialog
      action={resetMember.bind(null, slug, memberId)}
      hrefs={{ close: closeHref, resets: routes.resets(slug), security: routes.security(slug) }}
      subject={{ id: memberId, name: subject.name }}
      actorEmail={scope.member.email}
      obstacle={obstacleOf(hasStrongFactor(scope.member), subject)}
      secondFactor={owed.secondFactor}
      proofs={proofs}
      secondPerson={needsSecondPerson(subject.role, scope.policy.settings)}
      open={await findOpenReset(scope, memberId)}
      words={await readWords(resetDialog)}
      checks={(await readWords(resets)).checks}
    />
  );
}

function obstacleOf(actorHasFactor: boolean, subject: { joinedAt: Date | null; deactivatedAt: Date | null }) {
  if (!actorHasFactor) return "enrol-first";
  return isActive(subject) ? null : "not-active";
}
