import { beforeAll, describe, expect, test } from "vitest";
import { inWorkspace } from "@/lib/ground/db";
import { assertionOptions } from "@/lib/methods/passkeys/options";
import type { Authenticator } from "@/test/authenticator";
import { asAdmin } from "@/test/database";
import { enrolPasskey } from "@/test/enrol-passkey";
import { addMember, appCode, callAt, openSession, openWorkspace, type Person, rowOf, signIn } from "@/test/people";
import { castOf, enterCode, resetBy } from "@/test/reset-cast";
import { answerChallenge } from "./answer-challenge";
import { answerWithPasskey } from "./answer-with-passkey";
import { redeemRecoveryCode } from "./redeem-recovery-code";

const now = new Date("2025-11-22T10:00:00Z");

/** Someone who writes the database but has none of its keys. */
const write = (sql: string, values: unknown[]) => asAdmin((client) => client.query(sql, values));
const challenge = (person: Person) => openSession(person, [{ kind: "password" }], now);

describe("[B2] what someone who writes the database moves to an owner opens nothing of theirs", () => {
  let owner: Person;
  let bo: Person;
  beforeAll(async () => {
    const workspace = await openWorkspace(now);
    owner = workspace.owner;
    bo = await addMember(workspace.id, "member", now);
  });

  test("an authenticator app of one's own", async () => {
    await write("update credential set member_id = $1 where member_id = $2 and kind = 'totp'", [owner.id, bo.id]);
    const answer = await answerChallenge(callAt(await challenge(owner), now), appCode(bo, now));
    expect(answer).toMatchObject({ ok: false, reason: "wrong" });
    // The owner's own still works.
    expect((await answerChallenge(callAt(await challenge(owner), now), appCode(owner, now))).ok).toBe(true);
  });

  test("recovery codes of one's own, the set or single ones", async () => {
    const eve = await addMember(bo.workspaceId, "member", now);
    const other = await addMember(bo.workspaceId, "member", now);
    await write(
      `update recovery_code set set_id = (select id from recovery_code_set where member_id = $1), position = position + 50
       where set_id = (select id from recovery_code_set where member_id = $2)`,
      [owner.id, other.id],
    );
    const single = await redeemRecoveryCode(await challenge(owner), other.recoveryCodes[0] as string);
    expect(single).toMatchObject({ ok: false });
    await write(
      "update recovery_code_set set saved_at = now() + interval '1 day', member_id = $1 where member_id = $2",
      [owner.id, eve.id],
    );
    const whole = await redeemRecoveryCode(await challenge(owner), eve.recoveryCodes[0] as string);
    expect(whole).toMatchObject({ ok: false });
  });
});

test("[B2] a passkey that was moved to an owner, or whose key was written by hand, signs no one in", async () => {
  const workspace = await openWorkspace(now);
  const { owner } = workspace;
  const eve = await addMember(workspace.id, "member", now);
  const { key } = await enrolPasskey(await signIn(eve, now), now);
  const answer = async (authenticator: Authenticator) => {
    const standing = callAt(await challenge(owner), now);
    return answerWithPasskey(standing, authenticator.get(await assertionOptions(standing, "second-factor")));
  };
  await write("update credential set member_id = $1 where member_id = $2 and kind = 'passkey'", [owner.id, eve.id]);
  expect(await answer(key)).toMatchObject({ ok: false });

  const { key: own } = await enrolPasskey(await signIn(owner, now), now);
  expect((await answer(own)).ok).toBe(true);
  // The record of the intruder's passkey under the owner's row: everything of it but the row's own id.
  await write(
    `update credential c set secret = e.secret, sign_count = 0 from credential e
     where c.member_id = $1 and e.member_id = $1 and c.kind = 'passkey' and e.kind = 'passkey' and c.id <> e.id`,
    [owner.id],
  );
  expect(await answer(key)).toMatchObject({ ok: false });
  expect(await answer(own)).toMatchObject({ ok: false });
});

test("[B2] a reset that was moved to another member opens nothing for them", async () => {
  const { workspace, ada, bo } = await castOf(now);
  const cy = await addMember(workspace.id, "member", now, "Cy Member");
  const { code, resetId } = await resetBy(ada, bo, now);
  await resetBy(ada, cy, now);
  const row = await inWorkspace(workspace.id, (tx) => rowOf(tx, cy));
  await write("delete from reset where member_id = $1", [cy.id]);
  await write("update reset set member_id = $1 where id = $2", [cy.id, resetId]);
  expect(row.suspendedAt).not.toBeNull();
  expect(await enterCode(cy, code, now)).toMatchObject({ ok: false, reason: "wrong-reset-code" });
});
