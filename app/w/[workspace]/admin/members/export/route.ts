import { redirect } from "next/navigation";
import { download, refuseForeign } from "@/app/download";
import { readWords } from "@/components/language/read-words";
import { requireScope } from "@/lib/access/sessions/require";
import { exportMembers } from "@/lib/use-cases/members/export";
import { readFilter } from "@/lib/use-cases/members/filters";
import { memberColumns } from "@/words/member-columns";
import { confirmPath } from "../../../account/confirm/require-fresh";
import { sendToEnrol } from "../../send-to-enrol";
import { writeListQuery } from "../list-query";

/** Downloads the members under a filter as CSV. */
export async function GET(request: Request, { params }: { params: Promise<{ workspace: string }> }): Promise<Response> {
  const { workspace: slug } = await params;
  const scope = await requireScope(slug, "members:export", "members.export");
  refuseForeign(request);
  const filter = readFilter(new URL(request.url).searchParams.get("twoFactor"));
  const now = new Date();
  const result = await exportMembers(scope, filter, await readWords(memberColumns));
  if (!result.ok && result.reason === "enrol-first") return sendToEnrol(scope);
  if (!result.ok) redirect(confirmPath(scope, { at: ["members", writeListQuery({ twoFactor: filter })] }));
  return download(result.lines, `${slug}-members-${now.toISOString().slice(0, 10)}.csv`, "text/csv; charset=utf-8");
}
