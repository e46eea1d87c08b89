import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import type { ApplicationRow } from "./change-application";

/** An application in the console's table. */
export type ListedApplication = Pick<ApplicationRow, "id" | "name" | "kind" | "demand" | "pausedAt"> & {
  lastAt: Date | null;
};

/** Lists a workspace's applications by name. */
export async function listApplications({ workspace }: Scope<"applications:manage">): Promise<ListedApplication[]> {
  const rows = await inWorkspace(workspace.id, (tx) =>
    tx.application.findMany({
      include: { uses: { orderBy: { lastAt: "desc" }, take: 1 } },
      orderBy: [{ name: "asc" }, { id: "asc" }],
    }),
  );
  return rows.map(({ uses, ...row }) => ({ ...row, lastAt: uses[0]?.lastAt ?? null }));
}

/** An application as its page shows it. */
export type ReadApplication = ApplicationRow & {
  secrets: { id: string; createdAt: Date; lastUsedAt: Date | null }[];
  members: { id: string; name: string; email: string }[];
  lastAt: Date | null;
};

/** Reads one application with its secrets (never their text) and the members it names. Null: there is none. */
export async function readApplication(
  { workspace }: Scope<"applications:manage">,
  id: string,
): Promise<ReadApplication | null> {
  const row = await inWorkspace(workspace.id, (tx) =>
    tx.application.findFirst({
      where: { id },
      include: {
        uses: { orderBy: { lastAt: "desc" }, take: 1 },
        secrets: { select: { id: true, createdAt: true, lastUsedAt: true }, orderBy: { createdAt: "asc" } },
        members: { include: { member: { select: { id: true, name: true, email: true } } } },
      },
    }),
  );
  if (!row) return null;
  const { uses, members, ...rest } = row;
  return { ...rest, members: members.map(({ member }) => member), lastAt: uses[0]?.lastAt ?? null };
}
