import { notFound } from "next/navigation";
import { RefreshWhileWatched } from "@/components/refresh-while-watched";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { requireScope } from "@/lib/access/sessions/require";
import { readId } from "@/lib/ground/ids";
import { routes } from "@/lib/ground/routes";
import { mayReset } from "@/lib/rules/resets/second-person";
import { isLive } from "@/lib/rules/resets/state";
import { findReset } from "@/lib/use-cases/resets/list";
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
  return (
    <MemberFrame
      standing={scope}
      under="resets"
      title={`Reset for ${reset.member.name}`}
      lead={<ResetStateBadge state={reset.state} restored={reset.restoredAt !== null} />}
      narrow
    >
      {(isLive(reset.state) || reset.state === "requested") && <RefreshWhileWatched />}
      {mayReset(scope.member, reset.member) && <Decisions reset={reset} scope={scope} newest={newest} />}
      <Section title="What happened">
        <History reset={reset} />
      </Section>
      <p className="flex flex-wrap gap-x-6 gap-y-2">
        <TextLink href={routes.member(slug, reset.member.id)}>
          Open <bdi>{reset.member.name}</bdi>
        </TextLink>
        <TextLink href={routes.resets(slug)}>All resets</TextLink>
      </p>
    </MemberFrame>
  );
}
