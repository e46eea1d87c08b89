import { backUp } from "@/prisma/backup/back-up";
import { command } from "../command";
import { withOwner } from "../own-the-tables";

export const backup = command({
  name: "backup",
  summary: "Writes every row of the database to one file, as of one moment, while the product serves.",
  details: [
    "Connects as the role in MIGRATION_DATABASE_URL, else as the one of DATABASE_URL: it must own the tables. The file appears whole or",
    "not at all, readable by you alone. It holds names and addresses in clear, and secrets only sealed. The keys are not in it: keep",
    "ENCRYPTION_KEYS and AUTH_SECRET elsewhere, for without them no one can sign in after a restore.",
  ].join("\n"),
  options: { to: { describes: "the new file", required: true } },
  // Connects by itself, as the owner.
  offline: () => true,
  async run({ to = "" }, { caller, tell }) {
    const { tables, rows } = await withOwner(({ ownerUrl }) => backUp(ownerUrl, to, caller.now));
    tell(
      { file: to, tables, rows },
      `Wrote ${rows} rows of ${tables} tables to ${to}.`,
      "The keys are not in it. Keep ENCRYPTION_KEYS and AUTH_SECRET (embedded: encryption-keys and auth-secret in DATA_DIR) elsewhere.",
    );
    return 0;
  },
});
