import { redirect } from "next/navigation";
import { download, refuseForeign } from "@/app/download";
import { requireScope } from "@/lib/access/sessions/require";
import { exportAudit } from "@/lib/use-cases/audit-log/export";
import { confirmPath } from "../../../account/confirm/require-fresh";
import { sendToEnrol } from "../../send-to-enrol";
import { readEventRow } from "./event-row";

/** Downloads the whole audit log as JSON lines that anyone can check, and that say each event in the reader's language. */
export async function GET(request: Request, { params }: { params: Promise<{ workspace: string }> }): Promise<Response> {
  const { workspace: slug } = await params;
  const scope = await requireScope(slug, "audit:read", "audit.export");
  refuseForeign(request);
  const now = new Date();
  const result = await exportAudit(scope, await readEventRow());
  if (!result.ok && result.reason === "enrol-first") return sendToEnrol(scope);
  if (!result.ok) redirect(confirmPath(scope, { at: ["audit"] }));
  return download(result.lines, `${slug}-audit-${now.toISOString().slice(0, 10)}.jsonl`, "application/jsonl");
}
