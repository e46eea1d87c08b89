import { randomUUID } from "node:crypto";
import { asSystem, Prisma } from "@/lib/ground/db";
import type { Acting } from "./record";

/** Records in the operator's own log that a command looked at the installation: what changed nothing has no place in a tenant's log. */
export async function recordRun(
  { actor, now }: Acting,
  command: string,
  outcome: Record<string, number>,
): Promise<void> {
  const operator = actor.kind === "operator" ? actor.name : actor.kind;
  await asSystem(Prisma.sql`
    insert into operator_run (id, at, operator, command, outcome)
    values (${randomUUID()}::uuid, ${now}, ${operator}, ${command}, ${JSON.stringify(outcome)}::jsonb)`);
}

/** One run of a command that looked. */
export type OperatorRun = { at: Date; operator: string; command: string; outcome: Record<string, number> };

/** Returns the newest runs of commands that looked, the newest first. */
export function listRuns(most: number): Promise<OperatorRun[]> {
  return asSystem<OperatorRun>(Prisma.sql`
    select at, operator, command, outcome from operator_run order by at desc, id desc limit ${most}`);
}
