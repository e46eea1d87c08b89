import { ActionForm } from "@/components/action-form";
import { readWords } from "@/components/language/read-words";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { LinkButton } from "@/components/ui/link-button";
import { routes } from "@/lib/ground/routes";
import { changesOf } from "@/lib/rules/policy/changes";
import { asksOf, outcomes } from "@/lib/rules/policy/rehearse";
import type { PolicyPage } from "@/lib/use-cases/policy-admin/open-policy-page";
import { policy } from "@/words/policy";
import { policyBar } from "@/words/policy-bar";
import { policyChanges } from "@/words/policy-changes";
import { policyWaits } from "@/words/policy-waits";
import { publishNow } from "./actions";

type Props = {
  slug: string;
  base: string;
  rehearsal: NonNullable<PolicyPage["rehearsal"]>;
  versions: PolicyPage;
  now: Date;
};

/** Asks once more before a draft is published: what changes, for how many, and when. */
export async function LastQuestion({ slug, base, rehearsal, versions, now }: Props) {
  const words = await readWords(policyBar);
  const { rehearsal: said } = await readWords(policy);
  const { sayChanges, sayDay } = await readWords(policyChanges);
  const { needs } = await readWords(policyWaits);
  const { proposal, numbers } = rehearsal;
  const changes = sayChanges(changesOf(proposal.before.settings, proposal.after.settings));
  const back = routes.policy(slug);
  return (
    <Dialog
      title={words.askTitle}
      lead={proposal.at > now ? words.askOn(sayDay(proposal.at)) : words.askNow}
      closeHref={back}
      wide
    >
      <ul className="list-disc ps-5">
        {changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
      <ul className="flex flex-col gap-1 tabular-nums">
        {outcomes
          .filter((outcome) => numbers.outcomes[outcome] > 0)
          .map((outcome) => (
            <li key={outcome}>{said.outcomes[outcome].does(numbers.outcomes[outcome])}</li>
          ))}
      </ul>
      {versions.weakening && <p className="text-ink-soft">{needs[versions.weakening.verdict]}</p>}
      <ActionForm action={publishNow.bind(null, slug, base)}>
        <DialogActions>
          <LinkButton href={back} scroll={false}>
            {words.cancel}
          </LinkButton>
          <Button tone="primary">{words.publishFor(asksOf(numbers))}</Button>
        </DialogActions>
      </ActionForm>
    </Dialog>
  );
}
