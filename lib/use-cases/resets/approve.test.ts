import "@/test/database";
import { describe, expect, test } from "vitest";
import { inWorkspace } from "@/lib/ground/db";
import { after, hours } from "@/lib/ground/durations";
import { kinds } from "@/lib/jobs/kinds";
import { workTasks } from "@/lib/records/tasks/work";
import { initialSettings } from "@/lib/rules/policy/settings";
import { waitingMails } from "@/test/mails";
import { addMember, addPlain, callAt, openSession, type Person, password, rowOf } from "@/test/people";
import { castOf, enterCode, order, scopeFor } from "@/test/reset-cast";
import { approveReset } from "./approve";
import { cancelReset } from "./cancel";
import { issueReset } from "./issue";
import { refuseReset } from "./refuse";
import { restoreAfterReset } from "./restore";
import { showResetCode } from "./show-code";

const now = new Date("2025-11-22T10:00:00Z");
const two = { resets: { ...initialSettings.resets, members: "two", owners: "second_owner" } } as const;
const given = { password, code: "" };

async function ask(actor: Person, subject: Person, at = now): Promise<string> {
  const asked = await issueReset(callAt(await scopeFor(actor, at), at), order(subject.id));
  if (!asked.ok || asked.kind !== "requested") throw new Error(`not asked for: ${JSON.stringify(asked)}`);
  return asked.resetId;
}

const approve = async (actor: Person, id: string, at = now) =>
  approveReset(callAt(await scopeFor(actor, at), at), id, given);
const show = async (actor: Person, id: string, at = now) => showResetCode(callAt(await scopeFor(actor, at), at), id);
const stepOf = async (person: Person, at = now) => (await openSession(person, [{ kind: "password" }], at)).step;

describe("where the policy wants two people", () => {
  test("one alone changes nothing for the member, and gets no code", async () => {
    const { workspace, ada, bo, owner } = await castOf(now, two);
    const resetId = await ask(ada, bo);
    expect(await show(ada, resetId)).toMatchObject({ ok: false, reason: "over" });
    expect((await inWorkspace(workspace.id, (tx) => rowOf(tx, bo))).suspendedAt).toBeNull();
    expect(await stepOf(bo)).toBe("second-factor");
    expect(await waitingMails(workspace.id)).toMatchObject([{ template: "reset-requested", to: owner.email }]);
  });

  test("neither the requester nor the help desk approves", async () => {
    const { ada, hal, bo } = await castOf(now, two);
    const resetId = await ask(ada, bo);
    for (const person of [ada, hal]) {
      expect(await approve(person, resetId)).toMatchObject({ ok: false, reason: "second-person" });
      expect(await refuseReset(callAt(await scopeFor(person, now), now), resetId)).toMatchObject({ ok: false });
    }
    expect(await stepOf(bo)).toBe("second-factor");
  });

  test("the second person's approval suspends and mails; the code is shown once, to the requester", async () => {
    const { workspace, owner, ada, hal, bo } = await castOf(now, two);
    const resetId = await ask(hal, bo);
    expect(await approve(ada, resetId)).toMatchObject({ ok: true });
    expect(await stepOf(bo)).toBe("reset-code");
    const mail = (await waitingMails(workspace.id)).find(({ template }) => template === "reset-issued");
    expect(mail?.params).toMatchObject({ by: "Hal Helpdesk", approvedBy: "Ada Admin" });
    for (const other of [ada, owner])
      expect(await show(other, resetId)).toMatchObject({ ok: false, reason: "not-yours" });
    const shown = await show(hal, resetId);
    if (!shown.ok) throw new Error(shown.reason);
    expect(await show(hal, resetId)).toMatchObject({ ok: false, reason: "shown" });
    expect(await enterCode(bo, shown.code, now)).toMatchObject({ ok: true, step: "enrol" });
  });

  test("of two requests for the code at once, one is shown it", async () => {
    const { ada, hal, bo } = await castOf(now, two);
    const resetId = await ask(hal, bo);
    await approve(ada, resetId);
    const scopes = [await scopeFor(hal, now), await scopeFor(hal, now)];
    const answers = await Promise.all(scopes.map((scope) => showResetCode(callAt(scope, now), resetId)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("approval requires the approver's password", async () => {
    const { ada, hal, bo } = await castOf(now, two);
    const resetId = await ask(hal, bo);
    const scope = await scopeFor(ada, now);
    const answer = await approveReset(callAt(scope, now), resetId, { password: "something else entirely", code: "" });
    expect(answer).toEqual({ ok: false, reason: "wrong-password" });
    expect(await stepOf(bo)).toBe("second-factor");
  });

  test("of two approvals at once, one counts", async () => {
    const { owner, ada, hal, bo, workspace } = await castOf(now, two);
    const resetId = await ask(hal, bo);
    const answers = await Promise.all([approve(ada, resetId), approve(owner, resetId)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const mails = await waitingMails(workspace.id);
    expect(mails.filter(({ template }) => template === "reset-issued")).toHaveLength(1);
  });

  test("a request that was refused or withdrawn, or is a day old, is over", async () => {
    const { ada, hal, owner, bo } = await castOf(now, two);
    const refused = await ask(hal, bo);
    expect(await refuseReset(callAt(await scopeFor(ada, now), now), refused)).toEqual({ ok: true });
    expect(await approve(owner, refused)).toMatchObject({ ok: false, reason: "over" });
    const withdrawn = await ask(hal, bo);
    expect(await cancelReset(callAt(await scopeFor(hal, now), now), withdrawn, "keep")).toEqual({ ok: true });
    expect(await approve(owner, withdrawn)).toMatchObject({ ok: false, reason: "over" });
    const old = await ask(hal, bo);
    const late = after(now, hours(24));
    expect(await approve(owner, old, late)).toMatchObject({ ok: false, reason: "over" });
    expect(await stepOf(bo, late)).toBe("second-factor");
  });

  test("the request of an admin who may no longer reset is not approved", async () => {
    const { workspace, ada, hal, bo } = await castOf(now, two);
    const resetId = await ask(hal, bo);
    await inWorkspace(workspace.id, (tx) => tx.member.updateMany({ where: { id: hal.id }, data: { role: "member" } }));
    expect(await approve(ada, resetId)).toMatchObject({ ok: false, reason: "asker-gone" });
  });

  test("a new request alone takes nothing from an approved code: only its own approval voids that", async () => {
    const { ada, owner, hal, bo } = await castOf(now, two);
    const first = await ask(hal, bo);
    await approve(ada, first);
    const shown = await show(hal, first);
    const code = shown.ok ? shown.code : "";
    const refused = await ask(hal, bo, after(now, 1000));
    await refuseReset(callAt(await scopeFor(ada, after(now, 2000)), after(now, 2000)), refused);
    const second = await ask(hal, bo, after(now, 3000));
    expect(
      (await inWorkspace(bo.workspaceId, (tx) => tx.reset.findFirst({ where: { id: first } })))?.ending,
    ).toBeNull();
    expect(await approve(owner, second, after(now, 4000))).toMatchObject({ ok: true });
    expect(await enterCode(bo, code, after(now, 5000))).toMatchObject({ ok: false });
    expect(await approve(ada, second, after(now, 6000))).toMatchObject({ ok: false, reason: "over" });
  });

  test("an approved code opens enrolment while another request waits", async () => {
    const { ada, hal, bo } = await castOf(now, two);
    const first = await ask(hal, bo);
    await approve(ada, first);
    const shown = await show(hal, first);
    await ask(hal, bo, after(now, 1000));
    expect(await enterCode(bo, shown.ok ? shown.code : "", after(now, 2000))).toMatchObject({ ok: true });
  });

  test("after a new request for an expired code, the old methods can still come back", async () => {
    const { ada, hal, bo } = await castOf(now, two);
    const first = await ask(hal, bo);
    await approve(ada, first);
    const late = after(now, hours(25));
    const second = await ask(hal, bo, late);
    const scope = await scopeFor(ada, late);
    expect(await restoreAfterReset(callAt(scope, late), second)).toEqual({ ok: false, reason: "live" });
    await refuseReset(callAt(scope, late), second);
    expect(await restoreAfterReset(callAt(scope, late), second)).toEqual({ ok: false, reason: "over" });
    expect(await restoreAfterReset(callAt(scope, late), first)).toEqual({ ok: true });
    expect(await stepOf(bo, late)).toBe("second-factor");
  });

  test("the requester is told the outcome, and no one is told of their own acts", async () => {
    const { workspace, ada, hal, owner, bo } = await castOf(now, two);
    const told = async () =>
      (await waitingMails(workspace.id))
        .filter(({ template }) => template === "reset-decided")
        .map(({ to, params }) => [to, params.outcome, params.by]);
    const refused = await ask(hal, bo);
    await refuseReset(callAt(await scopeFor(ada, now), now), refused);
    const withdrawn = await ask(hal, bo);
    await cancelReset(callAt(await scopeFor(hal, now), now), withdrawn, "keep");
    const approved = await ask(hal, bo);
    await approve(ada, approved);
    await cancelReset(callAt(await scopeFor(owner, now), now), approved, "restore");
    expect((await told()).sort()).toEqual(
      [
        [hal.email, "refused", "Ada Admin"],
        [hal.email, "approved", "Ada Admin"],
        [hal.email, "cancelled", "Olga Owner"],
        [ada.email, "cancelled", "Olga Owner"],
      ].sort(),
    );
  });

  test("a day without approval is told to the requester once; a decided request is not", async () => {
    const { workspace, ada, hal, bo } = await castOf(now, two);
    const refused = await ask(hal, bo);
    await refuseReset(callAt(await scopeFor(ada, now), now), refused);
    const resetId = await ask(hal, bo);
    const told = async () =>
      (await waitingMails(workspace.id)).filter(({ params }) => params.outcome === "lapsed").map(({ to }) => to);
    await workTasks(kinds, after(now, hours(24) - 1));
    expect(await told()).toEqual([]);
    for (let i = 0; i < 3; i++) await workTasks(kinds, after(now, hours(24)));
    expect(await told()).toEqual([hal.email]);
    const lapsed = await inWorkspace(workspace.id, (tx) =>
      tx.auditEvent.findMany({ where: { action: "reset.lapsed" } }),
    );
    expect(lapsed.map(({ entry }) => JSON.parse(entry).data.reset)).toEqual([resetId]);
  });

  test("a new request replaces the requester's own earlier one, and no one else's", async () => {
    const { ada, owner, hal, bo } = await castOf(now, two);
    const [his, hers] = [await ask(hal, bo), await ask(ada, bo)];
    const again = await ask(hal, bo, after(now, 1000));
    expect(await approve(owner, his, after(now, 2000))).toMatchObject({ ok: false, reason: "over" });
    expect(await approve(owner, again, after(now, 2000))).toMatchObject({ ok: true });
    expect(await approve(owner, hers, after(now, 3000))).toMatchObject({ ok: false, reason: "over" });
  });

  test("an owner is reset with a second owner's approval, never with an admin's", async () => {
    const { workspace, owner, ada } = await castOf(now, two);
    const otto = await addPlain(workspace.id, "owner", now, "Otto Owner");
    const oona = await addMember(workspace.id, "owner", now, "Oona Owner");
    const resetId = await ask(owner, otto);
    expect(await approve(ada, resetId)).toMatchObject({ ok: false, reason: "out-of-reach" });
    expect(await approve(otto, resetId)).toMatchObject({ ok: false, reason: "out-of-reach" });
    expect(await approve(oona, resetId)).toMatchObject({ ok: true });
  });
});
