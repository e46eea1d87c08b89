import { readWords } from "@/components/language/read-words";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { Time } from "@/components/ui/time";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { acceptedMethods } from "@/lib/rules/policy/assess";
import { whyEnrol } from "@/words/why-enrol";
import { putOff, setUpNow } from "./protect-actions";

/** Offers a second factor to a member without one, only once (E12). */
export async function ProtectDialog({ standing }: { standing: FullStanding }) {
  const { workspace, member, policy, assessment } = standing;
  const { slug } = workspace;
  const { sayFirstSteps } = await readWords(whyEnrol);
  return (
    <Dialog
      title="Protect your account"
      lead="A stolen password is enough to get into this account. With a second factor it is not."
    >
      {assessment.deadline && (
        <p>
          <span>
            {workspace.name} requires one from <Time at={assessment.deadline} />.
          </span>
        </p>
      )}
      <ol className="flex list-decimal flex-col gap-1 ps-5 marker:text-ink-faint">
        {sayFirstSteps(acceptedMethods(member.role, policy)).map((step) => (
          <li key={step}>{step}</li>
        ))}
        <li>Save your recovery codes. It takes about two minutes.</li>
      </ol>
      <DialogActions>
        <form action={putOff.bind(null, slug)}>
          <Button>Later</Button>
        </form>
        <form action={setUpNow.bind(null, slug)}>
          <Button tone="primary">Set up now</Button>
        </form>
      </DialogActions>
    </Dialog>
  );
}
