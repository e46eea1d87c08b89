import { env } from "@/lib/ground/env";
import { recordRun } from "@/lib/records/audit/record-run";
import { listAllWorkspaces } from "@/lib/records/workspaces/list-all";
import { checkApplications } from "@/lib/use-cases/health/check-applications";
import { checkDatabase } from "@/lib/use-cases/health/check-database";
import { checkKeys } from "@/lib/use-cases/health/check-keys";
import { checkMachine } from "@/lib/use-cases/health/check-machine";
import { checkMail } from "@/lib/use-cases/health/check-mail";
import { checkOwners } from "@/lib/use-cases/health/check-owners";
import { checkProcesses } from "@/lib/use-cases/health/check-processes";
import { checkProxies } from "@/lib/use-cases/health/check-proxies";
import type { Finding } from "@/lib/use-cases/health/finding";
import { command } from "../command";

const marks = { ok: "ok   ", warn: "warn ", fail: "FAIL " };

export const doctor = command({
  name: "doctor",
  looks: true,
  summary: "Checks the installation: settings, database, row security, keys, mail, owners, disk.",
  details: "Exit code 1 where something is broken; what is only worth a look does not count.",
  options: {
    applications: { describes: "checks each application of each workspace instead", flag: true },
    quiet: { describes: "prints only what is broken or worth a look", flag: true },
  },
  async run({ quiet, applications }, { caller, tell }) {
    const findings = applications ? await checkApplications(caller.now) : await checkInstallation(caller.now);
    for (const { level, text } of findings) {
      if (quiet && level === "ok") continue;
      tell({ level, text }, `${marks[level]}${text}`);
    }
    const failed = findings.filter(({ level }) => level === "fail").length;
    await recordRun(caller, "doctor", { findings: findings.length, failed });
    return failed > 0 ? 1 : 0;
  },
});

async function checkInstallation(now: Date): Promise<Finding[]> {
  const workspaces = await listAllWorkspaces();
  return [
    ...checkMachine(),
    checkProxies(env()),
    ...(await checkDatabase()),
    ...(await checkProcesses()),
    ...(await checkKeys(workspaces.map(({ id }) => id))),
    ...(await checkMail(now)),
    ...(await checkOwners()),
  ];
}
