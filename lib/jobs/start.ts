import { asSystem, Prisma } from "@/lib/db";
import { hours, minutes } from "@/lib/durations";
import { clean } from "./clean";
import { repeat } from "./repeat";
import { repeatMail } from "./repeat-mail";

/**
 * Starts the work of this process that no request waits for: mail, cleaning, folding the kept numbers.
 * Any number of processes may run it on one database. `stop` resolves when what is under way has finished.
 */
export function startJobs(): { stop(): Promise<void> } {
  const jobs = [
    repeatMail(),
    repeat("cleaning", async () => {
      await clean(new Date());
      return hours(1);
    }),
    repeat("folding", async () => {
      await asSystem(Prisma.sql`select fold_member_tally()::text`);
      return minutes(10);
    }),
  ];
  return {
    async stop() {
      await Promise.all(jobs.map((job) => job.stop()));
    },
  };
}
