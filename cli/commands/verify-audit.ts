import { recordOperator } from "@/lib/audit/record-operator";
import { type Verdict, verifyAudit as verify } from "@/lib/audit/verify";
import { listAllWorkspaces } from "@/lib/workspaces/list-all";
import { command, OperatorError } from "../command";

const faults: Record<NonNullable<Verdict["broken"]>["fault"], string> = {
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
  details: "Exit code 1 where a log is broken.",
  options: { workspace: { describes: "one workspace's address; without it, every workspace" } },
  async run(given, { operator, now, print }) {
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
