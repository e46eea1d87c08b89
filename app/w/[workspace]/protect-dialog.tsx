import { readWords } from "@/components/language/read-words";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { Time } from "@/components/ui/time";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { acceptedMethods } from "@/lib/rules/policy/assess";
import { enrol } from "@/words/enrol";
import { whyEnrol } from "@/words/why-enrol";
import { putOff, setUpNow } from "./protect-actions";

/** Offers a second factor to a member without one, only once (E12). */
export async function ProtectDialog({ standing }: { standing: FullStanding }) {
  const { workspace, member, policy, assessment } = standing;
  const { slug } = workspace;
  const words = (await readWords(enrol)).protect;
  const { sayFirstSteps } = await readWords(whyEnrol);
  return (
    <Dialog title={words.title} lead={words.lead}>
      {assessment.deadline && (
        <p>
          <span>{words.from(workspace.name, <Time at={assessment.deadline} />)}</span>
        </p>
      )}
      <ol className="flex list-decimal flex-col gap-1 ps-5 marker:text-ink-faint">
        {sayFirstSteps(acceptedMethods(member.role, policy)).map((step) => (
          <li key={step}>{step}</li>
        ))}
        <li>{words.codes}</li>
      </ol>
      <DialogActions>
        <form action={putOff.bind(null, slug)}>
          <Button>{words.later}</Button>
        </form>
        <form action={setUpNow.bind(null, slug)}>
          <Button tone="primary">{words.now}</Button>
        </form>
      </DialogActions>
    </Dialog>
  );
}
