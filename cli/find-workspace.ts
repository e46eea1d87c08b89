import { slugOf } from "@/lib/ground/slug";
import { type FoundWorkspace, findWorkspace } from "@/lib/records/workspaces/find";
import { OperatorError } from "./command";

/** Finds the workspace whose address an option names. Throws OperatorError if there is none. */
export async function workspaceNamed(slug: string | undefined, now: Date): Promise<FoundWorkspace> {
  const workspace = await findWorkspace(slugOf(slug ?? ""), now);
  if (!workspace) throw new OperatorError(`There is no workspace "${slug}". Give its address, as in /w/<address>.`);
  return workspace;
}
