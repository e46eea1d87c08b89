import { expect, test } from "vitest";
import { after, days } from "@/lib/ground/durations";
import { noon as now } from "@/test/crowd";
import { underPlan } from "./document";
import { proposalOf } from "./proposal";
import { initialSettings, type Policy, type Settings } from "./settings";

const inForce: Policy = { version: 4, settings: initialSettings, dueAt: {} };
const requirement = { level: "required", from: null } as const;
const settings: Settings = {
  ...initialSettings,
  requirement: { member: requirement, helpdesk: requirement, admin: requirement, owner: requirement },
};
const tomorrow = after(now, days(1));

test.each([
  ["at once", null, now],
  ["on a day ahead", tomorrow, tomorrow],
  ["at once where the day is over", after(now, -1), now],
])("settings take hold %s", (_, effectiveAt, at) => {
  const proposal = proposalOf({ inForce, plan: "enterprise" }, settings, effectiveAt, now);
  expect(proposal.at).toEqual(at);
  expect(proposal.after.dueAt.member).toBe(at.toISOString());
});

test("a plan names the policy in force and the next version, both as the workspace's plan lets them count", () => {
  const proposal = proposalOf({ inForce: { ...inForce, settings }, plan: "business" }, settings, null, now);
  expect(proposal.before).toEqual(underPlan({ ...inForce, settings }, "business"));
  expect(proposal.after).toEqual(underPlan({ version: 5, settings, dueAt: proposal.after.dueAt }, "business"));
});
