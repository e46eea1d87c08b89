import "@/test/database";
import { expect, test } from "vitest";
import { inWorkspace } from "@/lib/db";
import { after, minutes } from "@/lib/durations";
import { addPlain, openWorkspace, standingOf, visitor } from "@/test/people";
import { advance } from "./advance";

const now = new Date("2025-11-22T10:00:00Z");
const off = { level: "off", from: null } as const;
const required = { level: "required", from: null } as const;
const all = <T>(value: T) => ({ member: value, helpdesk: value, admin: value, owner: value });

test("having joined in a session is no leave to enrol in it later: a requirement published since asks for the mailed code", async () => {
  const workspace = await openWorkspace(now, { requirement: all(off) });
  const uma = await addPlain(workspace.id, "member", now, "Uma Member");
  const { token, step } = await inWorkspace(workspace.id, (tx) =>
    advance(tx, uma.id, null, { kind: "joining" }, visitor, now),
  );
  expect(step).toBe("in");
  await inWorkspace(workspace.id, async (tx) => {
    const { settings } = await tx.policyVersion.findFirstOrThrow();
    const changed = { ...(settings as object), requirement: all(required) };
    await tx.policyVersion.updateMany({ data: { settings: changed, dueAt: all(now.toISOString()) } });
  });
  expect((await standingOf(token, after(now, minutes(1)))).step).toBe("confirm-address");
});
