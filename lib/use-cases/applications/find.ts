import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";

const offeredAtMost = 5;

/** Finds the applications whose name holds a text, by name. */
export async function findApplications({ workspace }: Scope<"applications:manage">, text: string) {
  const part = text.replaceAll("\0", "").trim();
  if (part === "") return [];
  return inWorkspace(workspace.id, (tx) =>
    tx.application.findMany({
      where: { name: { contains: part, mode: "insensitive" } },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      take: offeredAtMost,
      select: { id: true, name: true },
    }),
  );
}
