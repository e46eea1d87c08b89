import { readWords } from "@/components/language/read-words";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { owedProof } from "@/lib/access/sessions/freshness";
import { routes } from "@/lib/ground/routes";
import { mayApprove } from "@/lib/rules/resets/second-person";
import { isLive, isRestorable } from "@/lib/rules/resets/state";
import type { ListedReset } from "@/lib/use-cases/resets/list";
import type { ResetScope } from "@/lib/use-cases/resets/parties";
import { resetDialog } from "@/words/reset-dialog";
import { resets } from "@/words/resets";
import { proofsOf } from "../../proofs-of";
import { approve, cancelAndKeep, cancelAndRestore, refuseRequest, restore, showCode } from "../actions";
import { ApproveForm, OneButtonForm, ShowCodeForm } from "./forms";

type Props = { reset: ListedReset; scope: ResetScope; newest: boolean };

/** Offers the decisions that this admin can make about a reset in its current state. */
export async function Decisions({ reset, scope, newest }: Props) {
  const { slug } = scope.workspace;
  const { member, state, id } = reset;
  const { page: words } = await readWords(resets);
  const mine = reset.issuedById === scope.member.id;
  const resetAgain = <LinkButton href={routes.member(slug, member.id, { act: "reset" })}>{words.again}</LinkButton>;

  if (state === "requested") {
    return mayApprove(scope.member, member, reset.issuedById) ? (
      <Section title={words.approve} description={words.approveText(reset.issuedBy ?? words.someone, member.name)}>
        <div className="flex flex-col gap-5">
          <ApproveForm
            action={approve.bind(null, slug, id)}
            label={words.approveButton}
            email={scope.member.email}
            secondFactor={owedProof(scope).secondFactor}
            proofs={await proofsOf(scope, { at: ["reset", id] })}
          />
          <OneButtonForm action={refuseRequest.bind(null, slug, id)} label={words.refuse} tone="quiet" />
        </div>
      </Section>
    ) : (
      <Section title={words.second} description={words.secondText}>
        <OneButtonForm action={cancelAndKeep.bind(null, slug, id)} label={words.withdraw} tone="secondary" />
      </Section>
    );
  }
  if (isLive(state)) {
    return (
      <>
        {mine && state === "issued" && reset.approvedBy && (
          <Section title={words.code} description={words.codeText}>
            <ShowCodeForm
              action={showCode.bind(null, slug, id)}
              name={member.name}
              shown={reset.codeShown}
              doneHref={routes.reset(slug, id)}
              words={{ show: words.showCode, shown: words.codeShown, code: (await readWords(resetDialog)).code }}
            />
          </Section>
        )}
        <Section title={words.cancel} description={words.cancelText}>
          <div className="flex flex-wrap gap-2">
            <OneButtonForm
              action={cancelAndRestore.bind(null, slug, id)}
              label={words.cancelRestore}
              tone="secondary"
            />
            <OneButtonForm action={cancelAndKeep.bind(null, slug, id)} label={words.cancelKeep} tone="secondary" />
          </div>
        </Section>
      </>
    );
  }
  if (!newest || !isRestorable(state) || !member.suspendedAt) return null;
  return (
    <Section title={words.off} description={words.offText(member.name)} actions={resetAgain}>
      {state === "left" && (
        <Notice tone="warn" className="mb-4">
          {words.unfinished}
        </Notice>
      )}
      <OneButtonForm action={restore.bind(null, slug, id)} label={words.restore} tone="secondary" />
    </Section>
  );
}
