import { ActionForm } from "@/components/action-form";
import { readWords } from "@/components/language/read-words";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import type { AskedView, PolicyPage } from "@/lib/use-cases/policy-admin/open-policy-page";
import { policyChanges } from "@/words/policy-changes";
import { policyWaits } from "@/words/policy-waits";
import { approve, refuse, stop, takeBack } from "./decision-actions";

type Props = { slug: string; base: string; asked: AskedView; weakening: PolicyPage["weakening"] };

/** Shows the publication that waits: who asked for what, until when, and what the reader can decide. */
export async function WaitingSection({ slug, base, asked, weakening }: Props) {
  const { waits } = await readWords(policyWaits);
  const { sayChanges } = await readWords(policyChanges);
  const { by, at, heldUntil, own, mayApprove, mayRefuse, mayStop, stuck } = asked;
  return (
    <Section title={heldUntil ? waits.heldTitle : waits.title}>
      <div className="flex flex-col gap-4">
        <p>
          <bdi>{by ?? waits.someoneWhoLeft}</bdi> {waits.asked} <Time at={at} />.{" "}
          {heldUntil ? (
            <span>
              {waits.held} <Time at={heldUntil} />, {waits.unlessStopped}
            </span>
          ) : (
            <span>{waits.needsSecond}</span>
          )}
        </p>
        {weakening && (
          <ul className="list-disc ps-5" aria-label={waits.takenAway}>
            {sayChanges(weakening.taken).map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        )}
        {stuck && <p className="text-ink-soft">{waits.stuck[stuck]}</p>}
        {!stuck && !heldUntil && !mayApprove && <p className="text-ink-soft">{own ? waits.own : waits.notYours}</p>}
        <div className="flex flex-wrap gap-2">
          {mayApprove && <Decision act={approve.bind(null, slug, base)} tone="danger" label={waits.approve} />}
          {mayRefuse && <Decision act={refuse.bind(null, slug, base)} tone="secondary" label={waits.refuse} />}
          {mayStop && <Decision act={stop.bind(null, slug, base)} tone="danger" label={waits.stop} />}
          {own && !heldUntil && (
            <Decision act={takeBack.bind(null, slug, base)} tone="secondary" label={waits.takeBack} />
          )}
        </div>
      </div>
    </Section>
  );
}

type DecisionProps = {
  act: Parameters<typeof ActionForm>[0]["action"];
  tone: "danger" | "secondary";
  label: string;
};

function Decision({ act, tone, label }: DecisionProps) {
  return (
    <ActionForm action={act}>
      <Button tone={tone}>{label}</Button>
    </ActionForm>
  );
}
