import { env } from "@/lib/ground/env";
import { forgetKeptSeals } from "@/lib/records/audit/kept-seals";
import { recordAlone } from "@/lib/records/audit/record-alone";
import { listAllWorkspaces } from "@/lib/records/workspaces/list-all";
import { restore as restoreBackup } from "@/prisma/backup/restore";
import { giveOver } from "@/prisma/bring-up-to-date";
import { command, type Run } from "../command";
import { type Ways, withOwner } from "../own-the-tables";

export const restore = command({
  name: "restore",
  summary: "Writes a backup into an empty database, whole or not at all, and brings it up to date.",
  details: [
    "Connects as the role in MIGRATION_DATABASE_URL, else as the one of DATABASE_URL: it will own the tables. The role of DATABASE_URL is",
    "allowed to serve. ENCRYPTION_KEYS and AUTH_SECRET must be those of the installation that was backed up. Everyone signs in again.",
  ].join("\n"),
  options: { from: { describes: "the file that backup wrote", required: true } },
  // Connects by itself: there are no tables yet.
  offline: () => true,
  async run({ from = "" }, run) {
    return withOwner((ways) => restoreFrom(from, ways, run), { create: true });
  },
});

const otherSecret =
  "AUTH_SECRET is another one than at the backup: mailed codes and links are void, and known devices are strangers.";

async function restoreFrom(path: string, { ownerUrl, servingUrl }: Ways, { caller, tell }: Run): Promise<number> {
  const { tables, rows, takenAt, applied, sameAuthSecret } = await restoreBackup(ownerUrl, path);
  await giveOver(ownerUrl, servingUrl);
  // What a process of before has sealed is not in this database.
  forgetKeptSeals(env().dataDir);
  const workspaces = await listAllWorkspaces();
  for (const { id } of workspaces)
    await recordAlone(id, caller, "operator.restored", { data: { takenAt: takenAt.toISOString() } });
  tell(
    { tables, rows, workspaces: workspaces.length, takenAt, applied, sameAuthSecret },
    `Restored ${rows} rows of ${tables} tables, ${workspaces.length} workspaces, as of ${takenAt.toISOString()}.`,
    ...(applied.length > 0 ? [`Applied ${applied.join(", ")}.`] : []),
    ...(sameAuthSecret ? [] : [otherSecret]),
    "Every session is ended. Run doctor and verify-audit, then start Gatehouse.",
  );
  return 0;
}
