import { provePassword } from "../test/account";
import { bentAssertions } from "./fixtures/bent-assertions";
import { answer, ask, openHolder, openSecond, openVisitor, outcome, readState } from "./fixtures/ceremonies";
import { query } from "./fixtures/database";
import { expect, test } from "./fixtures/test";

// WebAuthn Level 3 §7.2 over HTTP, step by step, by an authenticator of the tests' own. Each ceremony is asked for by its action, and
// its answer is bent in one place.

for (const ceremony of ["sign-in", "step-up"] as const)
  test(`[§7.2] ${ceremony}: every bent assertion is refused and changes nothing, and the right one after it is accepted`, async () => {
    test.setTimeout(300_000);
    const [holder, foreign] = [await openHolder(), await openHolder()];
    const { account, visitor, key } = holder;
    const using = ceremony === "sign-in" ? openVisitor(holder) : visitor;
    const wrong: string[] = [];
    for (const [step, title, bent] of bentAssertions(ceremony)) {
      const options = await ask(ceremony, using, account);
      const given = bent({ holder, foreign, options });
      const before = JSON.stringify(await readState(account.slug));
      const found = outcome(await answer(ceremony, using, account, given));
      if (!/^(200 \S|4\d\d)/.test(found)) wrong.push(`${step}, ${title}: ${found}`);
      if (JSON.stringify(await readState(account.slug)) !== before)
        wrong.push(`${step}, ${title}: it changed something`);
      const right = await answer(ceremony, using, account, key.get(await ask(ceremony, using, account)));
      if (outcome(right) !== "accepted") wrong.push(`the right one after ${title}: ${outcome(right)}`);
      if (ceremony === "sign-in") using.cookie = "";
    }
    expect(wrong).toEqual([]);
  });

test("[§7.2] the challenge of another ceremony, session, browser, tenant or time is no challenge, and no answer is taken twice", async () => {
  const [holder, foreign] = [await openHolder(), await openHolder()];
  const { account, visitor, key } = holder;
  const second = await openSecond(holder);
  const stranger = openVisitor(holder);
  const theirs = openVisitor(holder);
  const before = await readState(account.slug);
  const others = [
    await ask("step-up", second, account),
    await ask("sign-in", stranger, account),
    await ask("registration", visitor, account),
    await ask("step-up", foreign.visitor, foreign.account),
  ];
  for (const options of others)
    expect(outcome(await answer("step-up", visitor, account, key.get(options)))).toMatch(/^200 \S/);
  const elsewhere = [
    await ask("sign-in", theirs, account),
    await ask("step-up", visitor, account),
    await ask("sign-in", stranger, foreign.account),
  ];
  // A browser of its own, which has a ceremony under way.
  await ask("sign-in", stranger, account);
  for (const options of elsewhere)
    expect(outcome(await answer("sign-in", stranger, account, key.get(options)))).toMatch(/^200 \S/);
  expect(await readState(account.slug)).toEqual(before);

  const signed = key.get(await ask("step-up", visitor, account));
  expect(outcome(await answer("step-up", visitor, account, signed))).toBe("accepted");
  const settled = await readState(account.slug);
  expect(outcome(await answer("step-up", visitor, account, signed))).toMatch(/^200 \S/);
  expect(await readState(account.slug)).toEqual(settled);
});

test("[§7.2 step 22] a counter that goes back is refused, switches the key off and ends the sessions", async () => {
  const holder = await openHolder();
  const { account, visitor, key } = holder;
  const options = await ask("step-up", visitor, account);
  const returned = await answer("step-up", visitor, account, key.get(options, { counter: 1 }));
  expect(returned.to).toContain("/sign-in?because=key");
  const [off] = await query<{ suspended: boolean; live: number }>(
    `select (select bool_and(suspended_at is not null) from credential c where c.workspace_id = w.id and kind = 'passkey') as suspended,
            (select count(*)::int from session s where s.workspace_id = w.id and revoked_at is null) as live
     from workspace w where slug = $1`,
    [account.slug],
  );
  expect(off).toEqual({ suspended: true, live: 0 });
  const stranger = openVisitor(holder);
  const again = key.get(await ask("sign-in", stranger, account));
  expect(outcome(await answer("sign-in", stranger, account, again))).toMatch(/^200 \S/);
});

for (const ceremony of ["sign-in", "second factor", "step-up"] as const)
  test(`[§7.2] ${ceremony}: of 32 answers to one challenge at once, one is accepted`, async () => {
    const holder = await openHolder();
    const { account, visitor, key } = holder;
    const using = ceremony === "step-up" ? visitor : openVisitor(holder);
    if (ceremony === "second factor") await provePassword(using, account);
    const options = await ask(ceremony, using, account);
    const { cookie } = using;
    const race = Array.from({ length: 32 }, (_, n) => {
      const one = openVisitor(holder);
      one.cookie = cookie;
      // Half of them are the same bytes; the others are signed again, with a later counter.
      return { one, given: n % 2 === 0 ? undefined : key.get(options) };
    });
    const same = key.get(options);
    const returned = await Promise.all(race.map(({ one, given }) => answer(ceremony, one, account, given ?? same)));
    expect(returned.map(outcome).filter((found) => found === "accepted")).toHaveLength(1);
    expect(returned.filter(({ status }) => status >= 500)).toEqual([]);
    const [spent] = await query<{ sessions: number }>(
      `select count(*)::int as sessions from session s join workspace w on w.id = s.workspace_id
       where w.slug = $1 and stage = 'full' and revoked_at is null`,
      [account.slug],
    );
    // Step-up replaces the session; the others add one.
    expect(spent?.sessions).toBe(ceremony === "step-up" ? 1 : 2);
  });
