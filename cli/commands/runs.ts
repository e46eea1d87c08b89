import { listRuns } from "@/lib/records/audit/record-run";
import { command, OperatorError } from "../command";

const most = 10_000;

export const runs = command({
  name: "runs",
  looks: true,
  summary:
    "Lists the commands that looked at the installation, the newest first: when, who, which, and what they found.",
  details: "Commands that change something stand in the audit log of every workspace they touch, and not here.",
  options: { last: { describes: `how many, up to ${most.toLocaleString("en")}; 50 without it` } },
  async run({ last = "50" }, { tell }) {
    const count = /^[1-9]\d{0,4}$/.test(last) ? Number(last) : most + 1;
    if (count > most) throw new OperatorError(`--last must be a number from 1 to ${most.toLocaleString("en")}.`, 2);
    for (const run of await listRuns(count)) {
      const found = Object.entries(run.outcome).map(([what, n]) => `${what} ${n}`);
      tell(run, [run.at.toISOString(), run.operator, run.command, found.join(", ")].join("\t"));
    }
    return 0;
  },
});
