import { ActionForm } from "@/components/action-form";
import { readWords } from "@/components/language/read-words";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { LinkButton } from "@/components/ui/link-button";
import type { Scope } from "@/lib/access/sessions/judge";
import { routes } from "@/lib/ground/routes";
import { compareVersion } from "@/lib/use-cases/policy-admin/restore";
import { policyBar } from "@/words/policy-bar";
import { policyChanges } from "@/words/policy-changes";
import { restoreAsDraft } from "./actions";

type Props = { scope: Scope<"policy:read">; version: number; mayRestore: boolean };

/** Shows how a published version differs from the policy in force, and offers it as a draft. */
export async function CompareDialog({ scope, version, mayRestore }: Props) {
  const { slug } = scope.workspace;
  const changes = await compareVersion(scope, version);
  if (!changes) return null;
  const words = await readWords(policyBar);
  const { sayChanges } = await readWords(policyChanges);
  const page = routes.policy(slug);
  return (
    <Dialog title={words.compareTitle(version)} lead={changes.length > 0 && words.compareLead} closeHref={page} wide>
      {changes.length === 0 ? (
        <p>{words.same}</p>
      ) : (
        <ul className="list-disc ps-5">
          {sayChanges(changes).map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      )}
      <ActionForm action={restoreAsDraft.bind(null, slug, version)}>
        <DialogActions>
          <LinkButton href={page} scroll={false}>
            {words.cancel}
          </LinkButton>
          {mayRestore && changes.length > 0 && <Button tone="primary">{words.restore}</Button>}
        </DialogActions>
      </ActionForm>
    </Dialog>
  );
}
