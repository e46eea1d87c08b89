import { randomBytes } from "node:crypto";
import { addPasskey, files, optionsIn } from "../test/account";
import type { Attestation } from "../test/attestation";
import type { Bend } from "../test/authenticator";
import { bentRegistrations } from "./fixtures/bent-registrations";
import { answer, ask, makeKey, openHolder, openSecond, openVisitor, outcome, readState } from "./fixtures/ceremonies";
import { query } from "./fixtures/database";
import { expect, test } from "./fixtures/test";

// WebAuthn Level 3 §7.1 over HTTP, step by step, by an authenticator of the tests' own: see webauthn-assertion.spec.ts.

test("[§7.1] every bent registration is refused and changes nothing, and the right one after all is accepted", async () => {
  test.setTimeout(300_000);
  const [holder, foreign] = [await openHolder(), await openHolder()];
  const { account, visitor } = holder;
  const state = async () => JSON.stringify([await readState(account.slug), await readState(foreign.account.slug)]);
  const wrong: string[] = [];
  for (const [step, title, bent] of bentRegistrations) {
    const options = await ask("registration", visitor, account);
    const before = await state();
    const given = bent({ holder, foreign, key: makeKey(), options });
    const found = outcome(await answer("registration", visitor, account, given));
    if (!/^(200 \S|4\d\d)/.test(found)) wrong.push(`${step}, ${title}: ${found}`);
    if ((await state()) !== before) wrong.push(`${step}, ${title}: it changed something`);
  }
  expect(wrong).toEqual([]);
  const last = makeKey();
  await addPasskey(visitor, account, last);
  const signedIn = await answer("sign-in", visitor, account, last.get(await ask("sign-in", visitor, account)));
  expect(outcome(signedIn)).toBe("accepted");
});

test("[§7.1] the challenge of another ceremony, session or tenant is no challenge, and no answer is taken twice", async () => {
  const [holder, foreign] = [await openHolder(), await openHolder()];
  const { account, visitor } = holder;
  const second = await openSecond(holder);
  const before = await readState(account.slug);
  const user = { id: holder.key.userHandle ?? "" };
  const others = [
    await ask("registration", second, account),
    await ask("step-up", visitor, account),
    await ask("sign-in", openVisitor(holder), account),
    await ask("registration", foreign.visitor, foreign.account),
  ];
  for (const options of others)
    expect(outcome(await answer("registration", visitor, account, makeKey().create({ ...options, user })))).toMatch(
      /^200 \S/,
    );
  expect(await readState(account.slug)).toEqual(before);

  const made = makeKey().create(await ask("registration", visitor, account));
  expect(outcome(await answer("registration", visitor, account, made))).toBe("accepted");
  const settled = await readState(account.slug);
  expect(outcome(await answer("registration", visitor, account, made))).toMatch(/^200 \S/);
  expect(await readState(account.slug)).toEqual(settled);
});

test("[§7.1 steps 21 to 23] an attestation that no one asked for does not decide, whatever it says", async () => {
  const holder = await openHolder();
  const { account, visitor } = holder;
  const garbage = (fmt: string): Bend => ({
    fmt,
    attStmt: new Map<string, unknown>([
      ["alg", -7],
      ["sig", randomBytes(70)],
      ["x5c", [randomBytes(400)]],
      ["certInfo", randomBytes(99)],
      ["ver", "2.0"],
    ]),
  });
  const kinds: [Attestation, Bend][] = [
    ...(["none", "self", "packed", "garbage"] as const).map((kind): [Attestation, Bend] => [kind, {}]),
    ...["packed", "tpm", "android-key", "android-safetynet", "fido-u2f", "apple", "compound", ""].map(
      (fmt): [Attestation, Bend] => ["none", garbage(fmt)],
    ),
  ];
  for (const [kind, bend] of kinds) {
    const key = makeKey({ attestation: kind });
    const options = await ask("registration", visitor, account);
    const taken = await answer("registration", visitor, account, key.create(options, bend));
    expect([kind, bend.fmt, outcome(taken)]).toEqual([kind, bend.fmt, "accepted"]);
    const path = `/w/${account.slug}/account/security/passkey`;
    const confirmed = await visitor.call(
      `${files.security} confirmNewPasskey`,
      path,
      account.slug,
      key.get(optionsIn(taken.value)),
    );
    expect([kind, bend.fmt, outcome(confirmed)]).toEqual([kind, bend.fmt, "accepted"]);
  }
});

test("[§7.1] of 32 new keys for one challenge at once, one is taken; of 32 first uses of it at once, one confirms it", async () => {
  const holder = await openHolder();
  const { account, visitor } = holder;
  const options = await ask("registration", visitor, account);
  const keys = Array.from({ length: 32 }, () => makeKey());
  const taken = await Promise.all(keys.map((key) => answer("registration", visitor, account, key.create(options))));
  expect(taken.map(outcome).filter((found) => found === "accepted")).toHaveLength(1);
  const winner = taken.findIndex((one) => outcome(one) === "accepted");
  const [pending] = await query<{ n: number }>(
    `select count(*)::int as n from credential c join workspace w on w.id = c.workspace_id
     where w.slug = $1 and confirmed_at is null`,
    [account.slug],
  );
  expect(pending?.n).toBe(1);

  const first = keys[winner]?.get(optionsIn(taken[winner]?.value));
  const { cookie } = visitor;
  const confirmed = await Promise.all(
    keys.map(() => {
      const one = openVisitor(holder);
      one.cookie = cookie;
      return one.call(
        `${files.security} confirmNewPasskey`,
        `/w/${account.slug}/account/security/passkey`,
        account.slug,
        first,
      );
    }),
  );
  expect(confirmed.map(outcome).filter((found) => found === "accepted")).toHaveLength(1);
  expect([...taken, ...confirmed].filter(({ status }) => status >= 500)).toEqual([]);
  const [added] = await query<{ n: number }>(
    `select count(*)::int as n from audit_event e join workspace w on w.id = e.workspace_id
     where w.slug = $1 and action = 'credential.added' and entry like '%passkey%'`,
    [account.slug],
  );
  expect(added?.n).toBe(2);
});
