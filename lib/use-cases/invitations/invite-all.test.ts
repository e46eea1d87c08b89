import "@/test/database";
import { describe, expect, test } from "vitest";
import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { after, days, hours, minutes } from "@/lib/ground/durations";
import { acceptInvitation } from "@/lib/use-cases/invitations/accept";
import { grantInvitations } from "@/lib/use-cases/workspaces/grant-invitations";
import { waitingMails } from "@/test/mails";
import { addMember, addPlain, callAt, openWorkspace, password, strangerAt } from "@/test/people";
import { scopeOf } from "@/test/scope";
import { invite } from "./invite";
import type { InviteOutcome } from "./invite-all";
import { invitePeople, linesAtMost } from "./invite-people";
import { resendInvitation } from "./resend";
import { withdrawInvitation } from "./withdraw";

const now = new Date("2026-11-22T10:00:00Z");
type Inviter = Scope<"members:invite">;

/** A workspace that opened at a moment, and its owner, who signs in now. */
async function opened(at: Date) {
  const workspace = await openWorkspace(at);
  return { workspace, scope: await scopeOf(workspace.owner, "members:invite", now) };
}

const people = (n: number, from = 0) => Array.from({ length: n }, (_, i) => `p${from + i}@acme.test`);

async function inviteList(scope: Inviter, addresses: string[], at = now): Promise<InviteOutcome[]> {
  const result = await invite(callAt(scope, at), { addresses: addresses.join("\n"), role: "member" });
  if (!result.ok) throw new Error(result.reason);
  return result.report.map(({ outcome }) => outcome);
}

async function inviteFile(scope: Inviter, addresses: string[]): Promise<InviteOutcome[]> {
  const lines = addresses.map((address, i) => ({ line: i + 1, address, name: "", role: "" }));
  const result = await invitePeople(callAt(scope, now), { people: lines, role: "member" });
  if (!result.ok) throw new Error(result.reason);
  return result.report.map(({ outcome }) => outcome as InviteOutcome);
}

const tally = (outcomes: string[]) =>
  Object.fromEntries([...new Set(outcomes)].sort().map((one) => [one, outcomes.filter((o) => o === one).length]));

const mailed = async (workspaceId: string) =>
  (await waitingMails(workspaceId)).filter(({ template }) => template === "invitation").length;

const idOf = async (workspaceId: string, email: string) =>
  (await inWorkspace(workspaceId, (tx) => tx.member.findFirstOrThrow({ where: { email } }))).id;

describe("[A5] one mailbox gets three invitations a day from one workspace", () => {
  const bo = "bo@acme.test";

  test("if it is invited, withdrawn and invited again, however it is written", async () => {
    const { workspace, scope } = await opened(now);
    const outcomes: InviteOutcome[] = [];
    for (let round = 0; round < 5; round++) {
      const written = round % 2 ? bo.toUpperCase() : bo;
      outcomes.push(...(await inviteList(scope, [written])));
      if (outcomes.at(-1) !== "invited") continue;
      await withdrawInvitation(callAt(scope, now), await idOf(workspace.id, written.replace("ACME.TEST", "acme.test")));
    }
    expect(tally(outcomes)).toEqual({ invited: 3, "mailbox-limit": 2 });
    expect(await mailed(workspace.id)).toBe(3);
    const day = after(now, days(1));
    const tomorrow = await scopeOf(workspace.owner, "members:invite", day);
    expect(await inviteList(tomorrow, [bo], day)).toEqual(["invited"]);
  });

  test("if it is sent again, and the link it has stays alive when that is refused", async () => {
    const { workspace, scope } = await opened(now);
    await inviteList(scope, [bo]);
    const id = await idOf(workspace.id, bo);
    const again = (at: Date) => resendInvitation(callAt(scope, at), id);
    expect(await again(now)).toEqual({ ok: true });
    expect(await again(after(now, minutes(2)))).toEqual({ ok: true });
    expect(await again(after(now, minutes(4)))).toEqual({
      ok: false,
      reason: "mailbox-limit",
      retryAt: after(now, days(1)),
    });
    expect(await mailed(workspace.id)).toBe(3);
    const token = String((await waitingMails(workspace.id)).at(-1)?.params.token);
    const joined = await acceptInvitation(strangerAt(after(now, minutes(5))), token, { name: "Bo", password });
    expect(joined).toMatchObject({ ok: true });
  });

  test("if thirty-two requests ask at once, each after taking the invitation back", async () => {
    const { workspace, scope } = await opened(now);
    await Promise.all(
      Array.from({ length: 32 }, async () => {
        const [outcome] = await inviteList(scope, [bo]);
        if (outcome !== "invited") return;
        await withdrawInvitation(callAt(scope, now), await idOf(workspace.id, bo));
      }),
    );
    await inviteList(scope, [bo]);
    for (let i = 0; i < 4; i++) {
      const member = await inWorkspace(workspace.id, (tx) => tx.member.findFirst({ where: { email: bo } }));
      if (member) await withdrawInvitation(callAt(scope, now), member.id);
      await inviteList(scope, [bo]);
    }
    expect(await mailed(workspace.id)).toBe(3);
  });
});

describe("[A5] a workspace has a number of invitations a day", () => {
  test("a new one sends fifty of a thousand, and says of each other that it was not sent", async () => {
    const { workspace, scope } = await opened(now);
    const outcomes = await inviteList(scope, people(1_000));
    expect(tally(outcomes)).toEqual({ invited: 50, "workspace-limit": 950 });
    expect(outcomes.slice(0, 50)).toEqual(Array(50).fill("invited"));
    expect(await mailed(workspace.id)).toBe(50);
    expect(await inWorkspace(workspace.id, (tx) => tx.member.count({ where: { joinedAt: null } }))).toBe(50);
  });

  test("slices of a file share it, and a line that sends nothing takes no place", async () => {
    const { workspace, scope } = await opened(now);
    const bo = await addPlain(workspace.id, "member", now);
    await inWorkspace(workspace.id, (tx) => tx.member.updateMany({ where: { id: bo.id }, data: { joinedAt: null } }));
    expect(tally(await inviteFile(scope, [...people(40), bo.email, "nonsense"]))).toEqual({
      invited: 40,
      malformed: 1,
      waiting: 1,
    });
    expect(tally(await inviteFile(scope, people(60, 20)))).toEqual({ invited: 10, waiting: 20, "workspace-limit": 30 });
  });

  test("thirty-two requests at once, of lists, files and again, send exactly fifty", async () => {
    const { workspace, scope } = await opened(now);
    const [first] = await inviteList(scope, ["bo@acme.test"]);
    expect(first).toBe("invited");
    const id = await idOf(workspace.id, "bo@acme.test");
    await Promise.all(
      Array.from({ length: 32 }, async (_, i) => {
        if (i % 8 === 7) await resendInvitation(callAt(scope, now), id);
        else await (i % 2 ? inviteList : inviteFile)(scope, people(4, 4 * i));
      }),
    );
    await inviteList(scope, people(10, 500));
    expect(await mailed(workspace.id)).toBe(50);
  });

  test("it grows when someone joins, and when the first week is over", async () => {
    const { workspace, scope } = await opened(now);
    expect(tally(await inviteList(scope, people(60)))).toEqual({ invited: 50, "workspace-limit": 10 });
    await addMember(workspace.id, "member", now);
    expect(tally(await inviteList(scope, people(980, 50)))).toEqual({ invited: 970, "workspace-limit": 10 });
    const older = await opened(after(now, -days(7)));
    expect(tally(await inviteList(older.scope, people(1_000)))).toEqual({ invited: 1_000 });
    expect(tally(await inviteList(older.scope, people(20, 1_000)))).toEqual({ invited: 10, "workspace-limit": 10 });
  });

  test("the operator's grant raises it at once", async () => {
    const { workspace, scope } = await opened(now);
    await inviteList(scope, people(60));
    await grantInvitations(strangerAt(now), workspace.id, 2_000);
    expect(tally(await inviteFile(scope, people(linesAtMost, 50)))).toEqual({ invited: linesAtMost });
  });

  test("it starts again a day after the first, and not before", async () => {
    const { workspace, scope } = await opened(now);
    await inviteList(scope, people(50));
    const at = async (time: Date, from: number) =>
      tally(await inviteList(await scopeOf(workspace.owner, "members:invite", time), people(60, from), time));
    expect(await at(after(now, hours(23)), 100)).toEqual({ "workspace-limit": 60 });
    expect(await at(after(now, hours(24)), 200)).toEqual({ invited: 50, "workspace-limit": 10 });
  });

  test("a workspace spends its own only", async () => {
    const [ours, theirs] = [await opened(now), await opened(now)];
    await inviteList(ours.scope, people(60));
    expect(tally(await inviteList(theirs.scope, people(50)))).toEqual({ invited: 50 });
  });

  test("a request that fails spends nothing", async () => {
    const { scope } = await opened(now);
    // It fails where the mails are written, after the places were taken.
    const failing = { ...callAt(scope, now), policy: undefined } as unknown as Inviter;
    await expect(inviteList(failing, people(40))).rejects.toThrow();
    expect(tally(await inviteList(scope, people(50)))).toEqual({ invited: 50 });
  });
});
