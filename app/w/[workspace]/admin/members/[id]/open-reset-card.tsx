import { readWords } from "@/components/language/read-words";
import { RefreshWhileWatched } from "@/components/refresh-while-watched";
import { Countdown } from "@/components/ui/countdown";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { routes } from "@/lib/ground/routes";
import { enrolmentTime } from "@/lib/rules/resets/state";
import type { OpenReset } from "@/lib/use-cases/resets/find-open";
import { memberPage } from "@/words/member-page";

type Props = { slug: string; open: OpenReset; now: Date };

/** Shows a reset that is under way, with the time that is left of its step. */
export async function OpenResetCard({ slug, open, now }: Props) {
  const { reset: words } = await readWords(memberPage);
  const left = { requested: words.approveBy, issued: words.useBy, opened: words.finishBy }[open.state];
  return (
    <Section
      title={words[open.state]}
      description={words.byAt(<bdi>{open.by ?? words.operator}</bdi>, <Time at={open.at} />)}
      actions={
        <LinkButton href={routes.reset(slug, open.id)} tone="primary">
          {words.open}
        </LinkButton>
      }
    >
      <RefreshWhileWatched />
      <p className="text-13 text-ink-soft">{left}</p>
      <Countdown
        key={open.state}
        until={open.until}
        now={now}
        ended={words.over}
        {...(open.state === "opened" ? { from: enrolmentTime } : {})}
      />
      <p className="mt-2 text-13 text-ink-soft">
        <Time at={open.until} />
      </p>
    </Section>
  );
}
