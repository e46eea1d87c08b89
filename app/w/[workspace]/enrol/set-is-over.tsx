import { readWords } from "@/components/language/read-words";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/link-button";
import type { SetOver } from "@/lib/methods/recovery-codes/read-unsaved";
import { enrol } from "@/words/enrol";
import { securityRefusals } from "@/words/refusals/security";
import { say } from "@/words/sentences";

/** Says why the recovery codes that a tab showed are over, and leads to those that wait to be saved. Shows none by itself. */
export async function SetIsOver({ over, liveHref }: { over: SetOver; liveHref: string | null }) {
  return (
    <>
      <Alert tone="warn">{say((await readWords(securityRefusals)).codeSaving, over)}</Alert>
      {liveHref && (
        <LinkButton href={liveHref} tone="primary" size="large" wide>
          {(await readWords(enrol)).codes.newer}
        </LinkButton>
      )}
    </>
  );
}
