import { setTimeout } from "node:timers/promises";
import { asSystem, Prisma } from "@/lib/ground/db";
import { hours, minutes, seconds } from "@/lib/ground/durations";
import { listen } from "@/lib/ground/listen";
import { sealingInterval } from "@/lib/records/audit/follow";
import { sealHeads } from "@/lib/records/audit/seal-heads";
import { keepCoverage } from "@/lib/records/coverage/keep";
import { workTasks } from "@/lib/records/tasks/work";
import { startReminders } from "@/lib/use-cases/policy-walks/remind";
import { clean } from "./clean";
import { kinds } from "./kinds";
import { repeat } from "./repeat";
import { repeatMail } from "./repeat-mail";
import { noticeKind, repeatNotices } from "./repeat-notices";

const PATIENCE = 5_000;

/**
 * Starts the work of this process that no request waits for: mail, cleaning, folding the tallies. Any number of processes may run
 * it on one database. `stop` resolves when the current work has finished and the audit log is sealed to its end, or after 5
 * seconds. A provider that hangs therefore delays no one; its mail is sent again after its lease.
 */
export function startJobs(): { stop(): Promise<void> } {
  const tasks = repeat("tasks", async () => ((await workTasks(kinds, new Date(), [noticeKind])) ? 0 : seconds(1)));
  const notices = repeatNotices();
  // Both look every second as well.
  const queued = listen("task", () => {
    notices.wake();
    tasks.wake();
  });
  const jobs = [
    tasks,
    notices,
    repeatMail(),
    repeat("cleaning", async () => {
      await clean(new Date());
      return hours(1);
    }),
    repeat("reminders", async () => {
      await startReminders(new Date());
      return minutes(10);
    }),
    repeat("coverage", async () => ((await keepCoverage(new Date())) ? 0 : minutes(10))),
    repeat("folding", async () => {
      await asSystem(Prisma.sql`select forget_lapsed_dates(${new Date()}, 2000)`);
      await asSystem(Prisma.sql`select fold_member_tally()::text`);
      return minutes(10);
    }),
    repeat("sealing", async () => {
      await sealHeads(new Date());
      return sealingInterval;
    }),
  ];
  const end = async () => {
    await Promise.all([queued, ...jobs].map((job) => job.stop()));
    await sealHeads(new Date());
  };
  return { stop: () => Promise.race([end(), setTimeout(PATIENCE, undefined, { ref: false })]) };
}
