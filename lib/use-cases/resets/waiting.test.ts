import "@/test/database";
import { expect, test } from "vitest";
import { after, minutes } from "@/lib/ground/durations";
import { initialSettings } from "@/lib/rules/policy/settings";
import { approvalTime } from "@/lib/rules/resets/state";
import { addMember, callAt, openSession, type Person, signIn } from "@/test/people";
import { castOf, order, scopeFor } from "@/test/reset-cast";
import { issueReset } from "./issue";
import { requestHelp } from "./request-help";

const now = new Date("2025-11-22T10:00:00Z");
const two = { resets: { ...initialSettings.resets, members: "two" } } as const;
const waitingFor = async (person: Person, at = now) => (await signIn(person, at)).waiting;

async function askForHelp(person: Person) {
  await requestHelp(callAt(await openSession(person, [{ kind: "password" }], now), now));
}

test("[W2] requests for help are counted for those who reach who asked, and for no one else", async () => {
  const { owner, ada, hal, bo } = await castOf(now);
  await askForHelp(bo);
  await askForHelp(ada);
  expect(await waitingFor(owner)).toEqual({ help: 2, approvals: 0, publications: 0 });
  expect(await waitingFor(ada)).toMatchObject({ help: 1 });
  expect(await waitingFor(hal)).toMatchObject({ help: 1 });
  expect(await waitingFor(bo)).toBeNull();
  const half = await openSession(owner, [{ kind: "password" }], now);
  expect(half.waiting).toBeNull();
});

test("[W2] a reset that waits for approval is counted for who may approve it, until it lapses", async () => {
  const { workspace, owner, ada, hal, bo } = await castOf(now, two);
  const eve = await addMember(workspace.id, "admin", now, "Eve Admin");
  await issueReset(callAt(await scopeFor(ada, now), now), order(bo.id));
  expect(await waitingFor(owner)).toMatchObject({ approvals: 1 });
  expect(await waitingFor(eve)).toMatchObject({ approvals: 1 });
  for (const other of [ada, hal]) expect(await waitingFor(other)).toMatchObject({ approvals: 0 });
  expect(await waitingFor(eve, after(now, approvalTime - minutes(1)))).toMatchObject({ approvals: 1 });
  expect(await waitingFor(eve, after(now, approvalTime + minutes(1)))).toMatchObject({ approvals: 0 });
});
