import { Circle, CircleCheck } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { routes } from "@/lib/ground/routes";
import type { FirstStep } from "@/lib/use-cases/members/first-steps";
import type { overview } from "@/words/overview";
import { dismissSteps } from "./actions";

type Words = (typeof overview)["en"]["firstSteps"];
type Props = { slug: string; steps: { step: FirstStep; done: boolean }[]; words: Words };

/** Where each first step is done. */
const places: Record<FirstStep, (slug: string) => string> = {
  owner: (slug) => routes.members(slug),
  method: (slug) => routes.security(slug),
  invite: (slug) => routes.invite(slug),
  policy: (slug) => routes.policy(slug),
  reset: (slug) => routes.members(slug),
  application: (slug) => routes.applications(slug),
};

/** Leads an admin of a new workspace through its first steps. Each is done by doing it; the list is dismissed for good. */
export function FirstSteps({ slug, steps, words }: Props) {
  const done = steps.filter((step) => step.done).length;
  return (
    <Section
      title={words.title}
      description={words.lead(done, steps.length)}
      actions={
        <form action={dismissSteps.bind(null, slug)}>
          <Button tone="quiet">{words.dismiss}</Button>
        </form>
      }
      flush
    >
      <ol className="grid gap-px bg-line md:grid-cols-2">
        {steps.map(({ step, done }) => (
          <li key={step} className="flex gap-3 bg-surface px-5 py-4 md:[&:last-child:nth-child(odd)]:col-span-2">
            {done ? (
              <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-good" />
            ) : (
              <Circle aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-faint" />
            )}
            <div className="min-w-0">
              <p className="font-medium">
                {done ? (
                  <span>{words.steps[step].name}</span>
                ) : (
                  <TextLink href={places[step](slug)}>{words.steps[step].name}</TextLink>
                )}
                <span className="sr-only">{` · ${done ? words.done : words.open}`}</span>
              </p>
              <p className="text-13 text-ink-soft">{words.steps[step].text}</p>
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}
