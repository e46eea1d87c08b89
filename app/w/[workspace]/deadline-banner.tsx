import { readWords } from "@/components/language/read-words";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { routes } from "@/lib/ground/routes";
import { whyOf } from "@/lib/rules/policy/why";
import { enrol } from "@/words/enrol";
import { whyEnrol } from "@/words/why-enrol";

/**
 * Tells a member who still has time why they must have a second factor, and by when, in their own time zone. Renders nothing
 * for others.
 */
export async function DeadlineBanner({ standing }: { standing: FullStanding }) {
  const { workspace, member, policy, assessment, now } = standing;
  const why = whyOf(member, policy, now);
  if (assessment.state !== "in-grace" || !assessment.deadline || !why) return null;
  const words = (await readWords(enrol)).banner;
  const { sayToDo, sayWhyTitle } = await readWords(whyEnrol);
  return (
    <Notice tone="warn" title={sayWhyTitle(why, workspace.name)}>
      <p>{words.text(<span>{sayToDo(why)}</span>, <Time at={assessment.deadline} />, <bdi>{workspace.name}</bdi>)}</p>
      <div className="mt-3">
        <LinkButton href={routes.security(workspace.slug)} size="small">
          {why.has.length > 0 ? words.add : words.setUp}
        </LinkButton>
      </div>
    </Notice>
  );
}
