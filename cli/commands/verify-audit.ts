import { createReadStream, existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { recordOperator } from "@/lib/audit/record-operator";
import { type Verdict, verifyAudit as verify } from "@/lib/audit/verify";
import { type ExportVerdict, verifyExport } from "@/lib/audit/verify-export";
import { listAllWorkspaces } from "@/lib/workspaces/list-all";
import { command, OperatorError } from "../command";

const faults: Record<NonNullable<(Verdict | ExportVerdict)["broken"]>["fault"], string> = {
  unreadable: "the line can't be read",
  missing: "an event is missing before it",
  changed: "the event or its hash was changed",
  misplaced: "the event belongs elsewhere",
  columns: "its columns say something else than its entry",
  head: "the log ends elsewhere than its head says",
  seal: "its seal does not fit",
};

export const verifyAudit = command({
  name: "verify-audit",
  summary: "Verifies the audit log's hash chain and seals; names the first broken row.",
  details:
    "Exit code 1 where a log is broken. With --file it needs no database, so that anyone who holds an export can check it.",
  options: {
    workspace: { describes: "one workspace's address; without it, every workspace" },
    file: { describes: "an exported log instead of the database" },
  },
  offline: ({ file }) => file !== undefined,
  async run(given, { operator, now, print }) {
    if (given.file) return verifyFile(given.file, print);
    const all = await listAllWorkspaces();
    const chosen = given.workspace ? all.filter(({ slug }) => slug === given.workspace) : all;
    if (given.workspace && chosen.length === 0) throw new OperatorError(`There is no workspace "${given.workspace}".`);
    let broken = 0;
    for (const { id, slug } of chosen) {
      const verdict = await verify(id);
      const at = verdict.broken;
      if (at) broken += 1;
      print(
        at
          ? `${slug}: BROKEN at event ${at.sequence}: ${faults[at.fault]}`
          : `${slug}: ${verdict.events} events, sound`,
      );
      await recordOperator(id, "operator.audit_verified", operator, now, {
        events: Number(verdict.events),
        brokenAt: at ? Number(at.sequence) : null,
      });
    }
    if (chosen.length === 0) print("There is no workspace yet.");
    return broken > 0 ? 1 : 0;
  },
});

async function verifyFile(path: string, print: (line: string) => void): Promise<number> {
  if (!existsSync(path)) throw new OperatorError(`There is no file ${path}.`);
  const { events, broken } = await verifyExport(
    createInterface({ input: createReadStream(path), crlfDelay: Infinity }),
  );
  print(
    broken
      ? `${path}: BROKEN at event ${broken.sequence}: ${faults[broken.fault]}`
      : `${path}: ${events} events, sound`,
  );
  return broken ? 1 : 0;
}
