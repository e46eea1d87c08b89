// Rehearses and publishes a requirement again and again, and prints the milliseconds of each:
// node --import tsx bench/policy-acts.ts --reps=5. Settings come from the environment, people from bench/seed.ts.
import { parseArgs } from "node:util";
import type { Scope } from "@/lib/access/sessions/judge";
import { disconnect } from "@/lib/ground/db";
import { baseOf } from "@/lib/records/policy-versions/read-versions";
import { saveDraft } from "@/lib/use-cases/policy-admin/draft";
import { openPolicyPage } from "@/lib/use-cases/policy-admin/open-policy-page";
import { publish } from "@/lib/use-cases/policy-admin/publish";
import { signInOwner } from "./owner";

/** Milliseconds of each repetition. */
export type PolicyRun = { rehearse: number[]; publish: number[] };

const { values } = parseArgs({ options: { reps: { type: "string", default: "5" } } });
const scope = (await signInOwner()) as Scope<"policy:write">;
const run: PolicyRun = { rehearse: [], publish: [] };
// One turn more than is counted, because the first plans every statement.
for (let turn = 0; turn <= Number(values.reps); turn++) {
  await change("encouraged");
  const times = await change("required");
  if (turn === 0) continue;
  run.rehearse.push(times.rehearse);
  run.publish.push(times.publish);
}
console.log(JSON.stringify(run));
await disconnect();

async function change(level: "required" | "encouraged") {
  const { inForce, ...rest } = await openPolicyPage({ ...scope, now: new Date() });
  const requirement = { ...inForce.settings.requirement, member: { level, from: null } };
  const wanted = { settings: { ...inForce.settings, requirement }, effectiveAt: null };
  const saved = await saveDraft({ ...scope, now: new Date() }, wanted, baseOf({ inForce, ...rest }));
  if (!saved.ok) throw new Error(`the draft was refused: ${saved.reason}`);
  const rehearse = await time(() => openPolicyPage({ ...scope, now: new Date() }));
  const publishing = await time(async () => {
    const published = await publish({ ...scope, now: new Date() }, saved.base, true);
    if (!published.ok) throw new Error(`the policy was refused: ${published.reason}`);
  });
  return { rehearse, publish: publishing };
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
