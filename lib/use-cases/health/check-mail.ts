import { asSystem, Prisma } from "@/lib/ground/db";
import { after, minutes } from "@/lib/ground/durations";
import { env } from "@/lib/ground/env";
import { type Finding, ok, warn } from "./finding";

/** Checks where mail goes and whether any has waited longer than ten minutes. */
export async function checkMail(now: Date): Promise<Finding[]> {
  const { email, embedded } = env();
  const [late] = await asSystem<{ n: number }>(
    Prisma.sql`select count(*)::int as n from queued_mail where created_at < ${after(now, -minutes(10))}`,
  );
  const way =
    email.transport === "outbox" ? "Mail goes to files and is sent to nobody" : `Mail goes by ${email.transport}`;
  return [
    email.transport === "outbox" && !embedded ? warn(`${way}.`) : ok(way),
    late && late.n > 0 ? warn(`${late.n} mails have waited for more than ten minutes.`) : ok("No mail waits"),
  ];
}
