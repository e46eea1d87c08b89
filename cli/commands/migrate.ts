import { recordAlone } from "@/lib/records/audit/record-alone";
import { listAllWorkspaces } from "@/lib/records/workspaces/list-all";
import { giveOver } from "@/prisma/bring-up-to-date";
import { command } from "../command";
import { withOwner } from "../own-the-tables";

export const migrateDatabase = command({
  name: "migrate",
  summary: "Brings the database's tables up to date, as the role in MIGRATION_DATABASE_URL.",
  details:
    "Without MIGRATION_DATABASE_URL it takes the role of DATABASE_URL. The role of DATABASE_URL is allowed to serve: it owns nothing. Each migration is applied whole or not at all.",
  options: {},
  // Connects by itself: the product's own connection wants the tables as they are to be.
  offline: () => true,
  async run(_, { caller, tell }) {
    return withOwner(async ({ ownerUrl, servingUrl }) => {
      const { applied } = await giveOver(ownerUrl, servingUrl);
      tell({ applied }, applied.length > 0 ? `Applied ${applied.join(", ")}.` : "The tables are up to date.");
      if (applied.length > 0)
        for (const { id } of await listAllWorkspaces())
          await recordAlone(id, caller, "operator.migrated", { data: { migrations: applied } });
      return 0;
    });
  },
});
