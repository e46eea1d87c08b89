import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { routes } from "@/lib/ground/routes";

/**
 * Tells a member who still has time when they must have a second factor, in their own time zone. Renders nothing for
 * others.
 */
export function DeadlineBanner({ standing }: { standing: FullStanding }) {
  const { workspace, assessment } = standing;
  if (assessment.state !== "in-grace" || !assessment.deadline) return null;
  return (
    <Notice
      tone="warn"
      title={
        assessment.hasFactor ? "Your workspace asks for another method" : "Two-factor authentication is required soon"
      }
    >
      <p>
        You must set up <span>{assessment.hasFactor ? "an accepted method" : "two-factor authentication"}</span> by{" "}
        <Time at={assessment.deadline} />. After that, nothing else in <bdi>{workspace.name}</bdi> opens before it is
        set up. It takes about two minutes.
      </p>
      <div className="mt-3">
        <LinkButton href={routes.security(workspace.slug)} size="small">
          Set it up
        </LinkButton>
      </div>
    </Notice>
  );
}
