import { notFound } from "next/navigation";
import { readWords } from "@/components/language/read-words";
import { RefreshWhileWatched } from "@/components/refresh-while-watched";
import { Countdown } from "@/components/ui/countdown";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { requireScope } from "@/lib/access/sessions/require";
import { readId } from "@/lib/ground/ids";
import { routes } from "@/lib/ground/routes";
import { mayReset } from "@/lib/rules/resets/second-person";
import { endByTime, enrolmentTime, isLive } from "@/lib/rules/resets/state";
import { findReset } from "@/lib/use-cases/resets/list";
import { resets } from "@/words/resets";
import { MemberFrame } from "../../../member-frame";
import { ResetStateBadge } from "../reset-state-badge";
import { Decisions } from "./decisions";
import { History } from "./history";

type Props = { params: Promise<{ workspace: string; id: string }> };

export default async function ResetPage({ params }: Props) {
  const { workspace: slug, id } = await params;
  const scope = await requireScope(slug, "members:reset");
  if (!readId(id)) notFound();
  const now = new Date();
  const found = await findReset(scope.workspace.id, id, now);
  if (!found) notFound();
  const { reset, newest } = found;
  const words = await readWords(resets);
  const until = isLive(reset.state) ? endByTime({ ...reset, endedAt: null, ending: null }).at : null;
  const mayDecide = mayReset(scope.member, reset.member);
  return (
    <MemberFrame
      standing={scope}
      under="resets"
      title={words.page.title(reset.member.name)}
      lead={<ResetStateBadge state={reset.state} restored={reset.restoredAt !== null} />}
      narrow
    >
      {(isLive(reset.state) || reset.state === "requested") && <RefreshWhileWatched />}
      {until && (
        <div>
          <p className="mb-1 text-13 text-ink-soft">
            {reset.state === "opened" ? words.page.finishBy : words.page.timeLeft}
          </p>
          <Countdown
            key={reset.state}
            until={until}
            now={now}
            ended={words.page.over}
            {...(reset.state === "opened" ? { from: enrolmentTime } : {})}
          />
        </div>
      )}
      {reset.state === "requested" && mayDecide && <Decisions reset={reset} scope={scope} newest={newest} />}
      <Section title={words.page.happened}>
        <History reset={reset} words={words} />
      </Section>
      {reset.state !== "requested" && mayDecide && <Decisions reset={reset} scope={scope} newest={newest} />}
      <p className="flex flex-wrap gap-x-6 gap-y-2">
        <TextLink href={routes.member(slug, reset.member.id)}>
          {words.page.member(<bdi>{reset.member.name}</bdi>)}
        </TextLink>
        <TextLink href={routes.resets(slug)}>{words.page.all}</TextLink>
      </p>
    </MemberFrame>
  );
}
