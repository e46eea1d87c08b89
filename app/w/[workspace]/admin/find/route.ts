import { refuseForeign } from "@/app/download";
import type { PaletteFound } from "@/components/palette/found";
import { judgeFor } from "@/lib/access/sessions/judge";
import { requireScope } from "@/lib/access/sessions/require";
import { showAddress, showName } from "@/lib/ground/readable-address";
import { routes } from "@/lib/ground/routes";
import { findApplications } from "@/lib/use-cases/applications/find";
import { findMembers } from "@/lib/use-cases/members/find";

/** Finds the members, and for those who manage them the applications, that a text means: for the palette that goes anywhere. */
export async function GET(request: Request, { params }: { params: Promise<{ workspace: string }> }): Promise<Response> {
  const { workspace: slug } = await params;
  const scope = await requireScope(slug, "members:read");
  refuseForeign(request);
  const text = (new URL(request.url).searchParams.get("q") ?? "").slice(0, 200);
  const manager = judgeFor({ ...scope }, "applications:manage");
  const [members, applications] = [
    await findMembers(scope, text),
    manager.ok ? await findApplications(manager.scope, text) : [],
  ];
  const found: PaletteFound = {
    members: members.map((member) => ({
      href: routes.member(slug, member.id),
      label: showName(member),
      detail: showAddress(member.email),
    })),
    applications: applications.map(({ id, name }) => ({ href: routes.application(slug, id), label: name, detail: "" })),
  };
  return Response.json(found, { headers: { "Cache-Control": "no-store" } });
}
