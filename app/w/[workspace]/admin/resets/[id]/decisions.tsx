import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { owedProof } from "@/lib/access/sessions/freshness";
import { routes } from "@/lib/ground/routes";
import { mayApprove } from "@/lib/rules/resets/second-person";
import { isLive, isRestorable } from "@/lib/rules/resets/state";
import type { ListedReset } from "@/lib/use-cases/resets/list";
import type { ResetScope } from "@/lib/use-cases/resets/parties";
import { proofsOf } from "../../proofs-of";
import { approve, cancelAndKeep, cancelAndRestore, refuseRequest, restore, showCode } from "../actions";
import { ApproveForm, OneButtonForm, ShowCodeForm } from "./forms";

type Props = { reset: ListedReset; scope: ResetScope; newest: boolean };

/** Offers the decisions that this admin can make about a reset in its current state. */
export async function Decisions({ reset, scope, newest }: Props) {
  const { slug } = scope.workspace;
  const { member, state, id } = reset;
  const mine = reset.issuedById === scope.member.id;
  const resetAgain = <LinkButton href={routes.member(slug, member.id, { act: "reset" })}>Reset again</LinkButton>;

  if (state === "requested") {
    return mayApprove(scope.member, member, reset.issuedById) ? (
      <Section
        title="Approve this reset"
        description={`${reset.issuedBy ?? "Somebody"} asks to reset two-factor for ${member.name}. Approving switches the old methods off and signs every device out; the code is shown to the one who asked.`}
      >
        <div className="flex flex-col gap-5">
          <ApproveForm
            action={approve.bind(null, slug, id)}
            email={scope.member.email}
            secondFactor={owedProof(scope).secondFactor}
            proofs={await proofsOf(scope, { at: ["reset", id] })}
          />
          <OneButtonForm action={refuseRequest.bind(null, slug, id)} label="Refuse" tone="quiet" />
        </div>
      </Section>
    ) : (
      <Section
        title="Waiting for a second person"
        description="An admin or owner other than the one who asked has to approve."
      >
        <OneButtonForm action={cancelAndKeep.bind(null, slug, id)} label="Withdraw" tone="secondary" />
      </Section>
    );
  }
  if (isLive(state)) {
    return (
      <>
        {mine && state === "issued" && reset.approvedBy && (
          <Section
            title="The code"
            description="It is shown once, to you who asked for it. Have the member on the line."
          >
            <ShowCodeForm
              action={showCode.bind(null, slug, id)}
              name={member.name}
              shown={reset.codeShown}
              doneHref={routes.reset(slug, id)}
            />
          </Section>
        )}
        <Section
          title="Cancel this reset"
          description="The code stops working and an enrolment under way ends. Restore the old methods if nothing is lost; keep them off if they may be in the wrong hands."
        >
          <div className="flex flex-wrap gap-2">
            <OneButtonForm
              action={cancelAndRestore.bind(null, slug, id)}
              label="Cancel and restore the old methods"
              tone="secondary"
            />
            <OneButtonForm
              action={cancelAndKeep.bind(null, slug, id)}
              label="Cancel and keep them off"
              tone="secondary"
            />
          </div>
        </Section>
      </>
    );
  }
  if (!newest || !isRestorable(state) || !member.suspendedAt) return null;
  return (
    <Section
      title="The old methods are switched off"
      description={`${member.name} can't sign in. Restore the old methods if nothing is lost, or reset again for a new code.`}
      actions={resetAgain}
    >
      {state === "left" && (
        <Notice tone="warn" className="mb-4">
          The code was used, but the new method was never finished. A new code is needed.
        </Notice>
      )}
      <OneButtonForm action={restore.bind(null, slug, id)} label="Restore the old methods" tone="secondary" />
    </Section>
  );
}
