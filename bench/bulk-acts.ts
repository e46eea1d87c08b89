// Runs the bulk acts of one workspace as the console does, slice by slice, and prints rows a second and memory of each:
// node --import tsx bench/bulk-acts.ts --rows=100000. Settings come from the environment, people from bench/seed.ts.

import { parseArgs } from "node:util";
import { systemAt } from "@/lib/access/caller";
import type { Scope } from "@/lib/access/sessions/judge";
import { disconnect } from "@/lib/ground/db";
import { after, days } from "@/lib/ground/durations";
import { workTasks } from "@/lib/records/tasks/work";
import type { BulkAct } from "@/lib/use-cases/bulk/acts";
import { readBulk } from "@/lib/use-cases/bulk/read";
import { startBulk } from "@/lib/use-cases/bulk/start";
import { bulk } from "@/lib/use-cases/bulk/work";
import { invitePeople, linesAtMost } from "@/lib/use-cases/invitations/invite-people";
import { parseFilter } from "@/lib/use-cases/members/filters";
import { grantInvitations } from "@/lib/use-cases/workspaces/grant-invitations";
import { signInOwner } from "./owner";

/**
 * The figures of one act. Memory is what the process holds, in MiB, after a tenth of the rows and at the end; of an
 * export, after the first and the second.
 */
export type BulkRun = { act: string; rows: number; rowsPerSecond: number; memory: [early: number, end: number] };

const { values } = parseArgs({ options: { rows: { type: "string", default: "100000" } } });
const rows = Number(values.rows);

const standing = await signInOwner();
const runs = [await invite(), await act("remind"), await act("exempt"), await act("end-sessions")];
console.log(JSON.stringify(runs));
await disconnect();

async function invite(): Promise<BulkRun> {
  const scope = standing as Scope<"members:invite">;
  await grantInvitations(systemAt(new Date()), scope.workspace.id, rows);
  let sent = 0;
  return measure("invite", async () => {
    const length = Math.min(linesAtMost, rows - sent);
    if (length === 0) return null;
    const people = Array.from({ length }, (_, i) => ({ line: sent + i + 1, ...someone(sent + i) }));
    const answer = await invitePeople({ ...scope, now: new Date() }, { people, role: "member" });
    if (!answer.ok) throw new Error(`inviting was refused: ${answer.reason}`);
    sent += length;
    return sent;
  });
}

function someone(index: number) {
  return { address: `new${index}@example.org`, name: `New Person${index}`, role: "" };
}

async function act(act: BulkAct): Promise<BulkRun> {
  const scope = standing as Scope<"members:manage">;
  const exemption = { until: after(new Date(), days(30)), reason: "measured" };
  const started = await startBulk(
    { ...scope, now: new Date() },
    {
      act,
      selection: { filter: parseFilter("all"), search: "" },
      exemption,
    },
  );
  if (!started.ok) throw new Error(`${act} was refused: ${started.reason}`);
  const { id } = started;
  return measure(act, async () => {
    const worked = await workTasks({ bulk }, new Date());
    return worked ? ((await readBulk(scope, id))?.visited ?? null) : null;
  });
}

/** Repeats a slice until it returns null; it returns how many rows are done. */
async function measure(act: string, slice: () => Promise<number | null>): Promise<BulkRun> {
  const started = performance.now();
  let done = 0;
  let early = 0;
  for (let behind = await slice(); behind !== null; behind = await slice()) {
    done = behind;
    if (!early && done >= rows / 10) early = memory();
  }
  return { act, rows: done, rowsPerSecond: (done / (performance.now() - started)) * 1000, memory: [early, memory()] };
}

function memory(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return Math.round((heapUsed + external) / 2 ** 20);
}
