import { redirect } from "next/navigation";
import { download, refuseForeign } from "@/app/download";
import { isFresh } from "@/lib/access/sessions/freshness";
import { requireSession } from "@/lib/access/sessions/require";
import { exportOwnData } from "@/lib/use-cases/profile/export-own";
import { confirmPath } from "../../confirm/require-fresh";

/** Downloads everything that is kept about the member, as JSON. */
export async function GET(request: Request, { params }: { params: Promise<{ workspace: string }> }): Promise<Response> {
  const { workspace: slug } = await params;
  const standing = await requireSession(slug);
  refuseForeign(request);
  if (!isFresh(standing)) redirect(confirmPath(standing, { at: ["profile"] }));
  const day = standing.now.toISOString().slice(0, 10);
  return download(await exportOwnData(standing), `${slug}-my-data-${day}.json`, "application/json");
}
