import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/link-button";
import type { SetOver } from "@/lib/methods/recovery-codes/read-unsaved";
import { codeSaving } from "@/words/en/refusals/security";
import { say } from "@/words/sentences";

/** Says why the recovery codes that a tab showed are over, and leads to those that wait to be saved. Shows none by itself. */
export function SetIsOver({ over, liveHref }: { over: SetOver; liveHref: string | null }) {
  return (
    <>
      <Alert tone="warn">{say(codeSaving, over)}</Alert>
      {liveHref && (
        <LinkButton href={liveHref} tone="primary" size="large" wide>
          Show the newer codes
        </LinkButton>
      )}
    </>
  );
}
