import { redirect } from "next/navigation";
import { download, refuseForeign } from "@/app/download";
import { requireScope } from "@/lib/access/sessions/require";
import { exportWorkspace } from "@/lib/use-cases/workspaces/export";
import { confirmPath } from "../../../account/confirm/require-fresh";
import { sendToEnrol } from "../../send-to-enrol";

/** Downloads everything that the workspace has, as JSON. */
export async function GET(request: Request, { params }: { params: Promise<{ workspace: string }> }): Promise<Response> {
  const { workspace: slug } = await params;
  const scope = await requireScope(slug, "workspace:export", "workspace.export");
  refuseForeign(request);
  const result = await exportWorkspace(scope);
  if (!result.ok && result.reason === "enrol-first") return sendToEnrol(scope);
  if (!result.ok) redirect(confirmPath(scope, { at: ["settings"] }));
  const day = scope.now.toISOString().slice(0, 10);
  return download(result.parts, `${slug}-workspace-${day}.json`, "application/json");
}
