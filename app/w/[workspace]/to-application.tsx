import { readWords } from "@/components/language/read-words";
import { waitingRequest } from "@/lib/ground/waiting-request";
import { findWorkspace } from "@/lib/records/workspaces/find";
import { findOwnRequest } from "@/lib/use-cases/applications/current-request";
import { toApplication } from "@/words/to-application";

/** Says which application this tab's sign-in leads to, on every page of the way. */
export async function ToApplication({ slug }: { slug: string }) {
  const id = waitingRequest();
  if (!id) return null;
  const now = new Date();
  const workspace = await findWorkspace(slug, now);
  const request = workspace && (await findOwnRequest(workspace.id, id, now));
  if (!request) return null;
  const words = await readWords(toApplication);
  return <p className="text-16 text-ink-soft">{words.to(request.application.name)}</p>;
}
