import "@/test/database";
import { randomBytes, randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { asSystem, inWorkspace, Prisma, type Tx } from "@/lib/ground/db";
import { after, days, seconds } from "@/lib/ground/durations";
import { addPlain, enrol, openWorkspace } from "@/test/people";

const now = new Date("2025-11-22T10:00:00Z");

/** The stored facts and tallies of a workspace's members, next to the same recounted from their source rows. */
async function bothTruths(tx: Tx) {
  const members = await tx.member.findMany({
    include: { credentials: true, recoveryCodeSets: { include: { codes: true } } },
  });
  const kept = members.map((m) => [
    m.id,
    m.totpCount,
    m.passkeyCount,
    m.emailCount,
    m.distrustedAt,
    m.recoveryCodesLeft,
    m.codesSavedAt,
  ]);
  const recounted = members.map(({ id, credentials, recoveryCodeSets }) => {
    const active = credentials.filter(({ confirmedAt, suspendedAt }) => confirmedAt && !suspendedAt);
    const count = (kind: string) => active.filter((credential) => credential.kind === kind).length;
    const [set] = recoveryCodeSets
      .filter(({ savedAt, suspendedAt }) => savedAt && !suspendedAt)
      .sort((a, b) => Number(b.savedAt) - Number(a.savedAt));
    const left = set?.codes.filter(({ usedAt }) => !usedAt).length ?? 0;
    const distrusted = credentials.flatMap((one) => (one.confirmedAt && one.distrustedAt) || []);
    const copied = distrusted.sort((a, b) => Number(b) - Number(a))[0] ?? null;
    return [id, count("totp"), count("passkey"), count("email"), copied, left, set?.savedAt ?? null];
  });

  const tally = new Map<string, number>();
  const add = (key: unknown[], n: number) => tally.set(JSON.stringify(key), (tally.get(JSON.stringify(key)) ?? 0) + n);
  for (const m of members) {
    const phase = m.deactivatedAt ? "deactivated" : m.joinedAt ? "active" : "invited";
    const counts = [Math.min(m.totpCount, 2), Math.min(m.passkeyCount, 2), Math.min(m.emailCount, 1)];
    const codes = Math.min(m.recoveryCodesLeft, 3);
    add([m.role, phase, ...counts, codes, m.suspendedAt !== null, m.graceUntil, m.exemptUntil], 1);
  }
  for (const t of await tx.memberTally.findMany())
    add([t.role, t.phase, t.totp, t.passkey, t.email, t.codes, t.suspended, t.graceUntil, t.exemptUntil], -t.n);
  const astray = [...tally].filter(([, n]) => n !== 0);
  return { kept, recounted, astray };
}

async function expectTruth(workspaceId: string) {
  const { kept, recounted, astray } = await inWorkspace(workspaceId, bothTruths);
  expect(kept).toEqual(recounted);
  expect(astray).toEqual([]);
}

/** Something that happens to the n-th member, credential, set or code there is at that moment. */
type Act = [name: keyof typeof acts, n: number];

/** The id of nothing. */
const none = "00000000-0000-0000-0000-000000000000";

const pick = <T>(list: T[], n: number) => list[n % Math.max(1, list.length)];
let tick = 0;
const later = () => after(now, seconds(++tick));

const memberOf = async (tx: Tx, n: number) => pick(await tx.member.findMany({ orderBy: { id: "asc" } }), n)?.id ?? none;
const credentialOf = async (tx: Tx, n: number) =>
  pick(await tx.credential.findMany({ orderBy: { id: "asc" } }), n)?.id ?? none;
const setOf = async (tx: Tx, n: number) =>
  pick(await tx.recoveryCodeSet.findMany({ orderBy: { id: "asc" } }), n)?.id ?? none;

async function addSet(tx: Tx, memberId: string, size: number, savedAt: Date | null) {
  const { workspaceId } = tx;
  const setId = randomUUID();
  await tx.recoveryCodeSet.create({
    data: { workspaceId, id: setId, memberId, salt: randomBytes(16), createdAt: now, savedAt },
  });
  const codes = Array.from({ length: size }, (_, i) => ({
    workspaceId,
    id: randomUUID(),
    setId,
    position: i,
    hash: randomBytes(8),
  }));
  await tx.recoveryCode.createMany({ data: codes });
}

const acts = {
  join: async (tx: Tx, n: number) => {
    const id = randomUUID();
    const [name, email] = [`P ${n}`, `${id}@acme.test`];
    const role = pick(["member", "helpdesk", "admin"] as const, n) ?? "member";
    const who = { workspaceId: tx.workspaceId, id, name, nameKey: name, email, emailKey: email, role };
    await tx.member.create({ data: { ...who, createdAt: now, joinedAt: n % 3 ? now : null } });
  },
  leave: async (tx: Tx, n: number) =>
    tx.member.deleteMany({ where: { id: await memberOf(tx, n), role: { not: "owner" } } }),
  promote: async (tx: Tx, n: number) =>
    tx.member.updateMany({ where: { id: await memberOf(tx, n), role: { not: "owner" } }, data: { role: "admin" } }),
  deactivate: async (tx: Tx, n: number) =>
    tx.member.updateMany({ where: { id: await memberOf(tx, n) }, data: { deactivatedAt: n % 2 ? now : null } }),
  exempt: async (tx: Tx, n: number) =>
    tx.member.updateMany({ where: { id: await memberOf(tx, n) }, data: { exemptUntil: after(now, days(n)) } }),
  suspendMember: async (tx: Tx, n: number) =>
    tx.member.updateMany({ where: { id: await memberOf(tx, n) }, data: { suspendedAt: n % 2 ? now : null } }),
  exemptAll: async (tx: Tx) => tx.member.updateMany({ data: { exemptUntil: null } }),
  enrol: async (tx: Tx, n: number) => {
    const memberId = await memberOf(tx, n);
    const kind = pick(["totp", "passkey", "email"] as const, n) ?? "totp";
    if (kind === "email" && (await tx.credential.count({ where: { memberId, kind } }))) return;
    const confirmedAt = n % 4 ? now : null;
    await tx.credential.create({
      data: { workspaceId: tx.workspaceId, id: randomUUID(), memberId, kind, name: kind, createdAt: now, confirmedAt },
    });
  },
  confirm: async (tx: Tx, n: number) =>
    tx.credential.updateMany({ where: { id: await credentialOf(tx, n) }, data: { confirmedAt: now } }),
  suspend: async (tx: Tx, n: number) =>
    tx.credential.updateMany({
      where: { memberId: await memberOf(tx, n), distrustedAt: null },
      data: { suspendedAt: n % 2 ? now : null },
    }),
  distrust: async (tx: Tx, n: number) =>
    tx.credential.updateMany({
      where: { id: await credentialOf(tx, n) },
      data: { suspendedAt: now, distrustedAt: later() },
    }),
  remove: async (tx: Tx, n: number) => tx.credential.deleteMany({ where: { id: await credentialOf(tx, n) } }),
  makeCodes: async (tx: Tx, n: number) => addSet(tx, await memberOf(tx, n), (n % 5) + 1, n % 2 ? later() : null),
  saveCodes: async (tx: Tx, n: number) =>
    tx.recoveryCodeSet.updateMany({ where: { id: await setOf(tx, n) }, data: { savedAt: later() } }),
  suspendCodes: async (tx: Tx, n: number) =>
    tx.recoveryCodeSet.updateMany({ where: { id: await setOf(tx, n) }, data: { suspendedAt: n % 2 ? now : null } }),
  dropCodes: async (tx: Tx, n: number) => tx.recoveryCodeSet.deleteMany({ where: { id: await setOf(tx, n) } }),
  useCode: async (tx: Tx, n: number) => {
    const code = pick(await tx.recoveryCode.findMany({ where: { usedAt: null }, orderBy: { id: "asc" } }), n);
    await tx.recoveryCode.updateMany({ where: { id: code?.id ?? none }, data: { usedAt: now } });
  },
  deleteCode: async (tx: Tx, n: number) => {
    const code = pick(await tx.recoveryCode.findMany({ orderBy: { id: "asc" } }), n);
    await tx.recoveryCode.deleteMany({ where: { id: code?.id ?? none } });
  },
};

const fold = () => asSystem(Prisma.sql`select fold_member_tally()::text`);
const names = Object.keys(acts) as Act[0][];
const anyAct: fc.Arbitrary<Act> = fc.tuple(fc.constantFrom(...names), fc.integer({ min: 0, max: 99 }));
const run = ([name, n]: Act, tx: Tx): Promise<unknown> => acts[name](tx, n);

test("after any history the facts and numbers kept are the ones recounted, folded or not", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyAct, { minLength: 5, maxLength: 30 }), fc.nat(29), async (history, folded) => {
      const { id } = await openWorkspace(now);
      for (const [i, act] of history.entries()) {
        await inWorkspace(id, async (tx) => void (await run(act, tx)));
        if (i === folded) await fold();
      }
      await expectTruth(id);
      await fold();
      await expectTruth(id);
    }),
    { numRuns: 30 },
  );
}, 120_000);

test("what is rolled back leaves no number behind", async () => {
  const { id } = await openWorkspace(now);
  const failing = inWorkspace(id, async (tx) => {
    for (const name of ["join", "enrol", "makeCodes"] as const) await acts[name](tx, 1);
    throw new Error("failed");
  });
  await expect(failing).rejects.toThrow("failed");
  await expectTruth(id);
});

test("things done to one member at the same moment are all counted", async () => {
  for (let round = 0; round < 5; round++) {
    const { id, owner } = await openWorkspace(now);
    const codes = await inWorkspace(id, (tx) => tx.recoveryCode.findMany());
    const add = (kind: "totp" | "passkey") =>
      inWorkspace(id, (tx) =>
        tx.credential.create({
          data: {
            workspaceId: id,
            id: randomUUID(),
            memberId: owner.id,
            kind,
            name: kind,
            createdAt: now,
            confirmedAt: now,
          },
        }),
      );
    const use = (codeId: string) =>
      inWorkspace(id, (tx) => tx.recoveryCode.updateMany({ where: { id: codeId }, data: { usedAt: now } }));
    await Promise.all([
      add("totp"),
      ...codes.slice(1).map((code) => use(code.id)),
      add("passkey"),
      add("totp"),
      add("passkey"),
    ]);
    await expectTruth(id);
    const member = await inWorkspace(id, (tx) => tx.member.findFirstOrThrow({ where: { id: owner.id } }));
    expect(member).toMatchObject({ totpCount: 3, passkeyCount: 2, recoveryCodesLeft: 1 });
  }
});

test("folding while others write loses nothing, and leaves one row for each kind of member", async () => {
  const { id } = await openWorkspace(now);
  const write = async (i: number) => {
    await addPlain(id, i % 2 ? "member" : "admin", now);
    if (i % 3 === 0) await fold();
  };
  await Promise.all(Array.from({ length: 24 }, (_, i) => write(i)));
  await expectTruth(id);
  await fold();
  await expectTruth(id);
  const rows = await inWorkspace(id, (tx) => tx.memberTally.findMany());
  expect(rows.length).toBe(3);
  expect(rows.reduce((sum, { n }) => sum + n, 0)).toBe(25);
});

test("when a new set of codes is made while the old one is used, the count is of the set in force", async () => {
  const { id, owner } = await openWorkspace(now);
  const bo = await addPlain(id, "member", now);
  await enrol(bo, now);
  const [code] = await inWorkspace(id, (tx) =>
    tx.recoveryCode.findMany({ where: { set: { memberId: owner.id } }, take: 1 }),
  );
  await Promise.all([
    inWorkspace(id, (tx) => addSet(tx, owner.id, 8, after(now, days(1)))),
    inWorkspace(id, (tx) => tx.recoveryCode.updateMany({ where: { id: code?.id ?? none }, data: { usedAt: now } })),
  ]);
  await expectTruth(id);
});

test("the words of a member whose dates were forgotten carry the class that follows, so that a search under a filter finds them", async () => {
  const { id } = await openWorkspace(now);
  const bo = await addPlain(id, "member", now);
  const of = { workspaceId: id, id: bo.id };
  const classes = () =>
    inWorkspace(
      id,
      (tx) => tx.$queryRaw<{ member: number; words: number[] }[]>`
        select m.class as member, array_agg(distinct t.class) as words
        from member m join member_token t on t.workspace_id = m.workspace_id and t.member_id = m.id where m.id = ${bo.id}::uuid group by 1`,
    );
  await inWorkspace(id, (tx) =>
    tx.member.update({ where: { workspaceId_id: of }, data: { graceUntil: after(now, -days(3)) } }),
  );
  const [before] = await classes();
  await asSystem(Prisma.sql`select forget_lapsed_dates(${new Date()}, 10000)`);
  const [forgotten] = await classes();
  expect(forgotten?.member).not.toBe(before?.member);
  expect(forgotten?.words).toEqual([forgotten?.member]);
});
