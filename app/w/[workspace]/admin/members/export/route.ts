import { redirect } from "next/navigation";
import { download, refuseForeign } from "@/app/download";
import { readWords } from "@/components/language/read-words";
import { requireScope } from "@/lib/access/sessions/require";
import { exportMembers } from "@/lib/use-cases/members/export";
import { memberColumns } from "@/words/member-columns";
import { confirmPath } from "../../../account/confirm/require-fresh";
import { sendToEnrol } from "../../send-to-enrol";
import { filterOf, readListQuery, writeListQuery } from "../list-query";

/** Downloads the members of a list as CSV: those that its filters and its search show, in its order. */
export async function GET(request: Request, { params }: { params: Promise<{ workspace: string }> }): Promise<Response> {
  const { workspace: slug } = await params;
  const scope = await requireScope(slug, "members:export", "members.export");
  refuseForeign(request);
  const query = readListQuery(new URL(request.url).searchParams);
  const now = new Date();
  const list = { filter: filterOf(query), sort: query.sort, search: query.q };
  const result = await exportMembers(scope, list, await readWords(memberColumns));
  if (!result.ok && result.reason === "enrol-first") return sendToEnrol(scope);
  if (!result.ok)
    redirect(
      confirmPath(scope, {
        at: ["members", writeListQuery({ ...query, after: "", before: "", act: null, member: null })],
      }),
    );
  return download(result.lines, `${slug}-members-${now.toISOString().slice(0, 10)}.csv`, "text/csv; charset=utf-8");
}
