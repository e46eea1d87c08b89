import { randomBytes } from "node:crypto";
import { provePassword } from "../test/account";
import type { Bend } from "../test/authenticator";
import {
  answer,
  ask,
  type CeremonyName,
  type Holder,
  makeKey,
  openHolder,
  openSecond,
  openVisitor,
  outcome,
  readState,
} from "./fixtures/ceremonies";
import { query } from "./fixtures/database";
import { expect, test } from "./fixtures/test";

// WebAuthn Level 3 §7.2 over HTTP, step by step, by an authenticator of the tests' own. Each ceremony is asked for by its action, and
// its answer is bent in one place.

type Signed = ReturnType<Holder["key"]["get"]>;
type Case = { holder: Holder; foreign: Holder; ceremony: CeremonyName; options: Awaited<ReturnType<typeof ask>> };
type Bent = (given: Case) => unknown;

const by =
  (bend: Bend): Bent =>
  ({ holder, options }) =>
    holder.key.get(options, bend);
const client = (said: Record<string, unknown>) => by({ client: said });
const data = (change: (data: Buffer) => Buffer) => by({ authData: change });
const flags = (change: (flags: number) => number) => by({ flags: change });
/** Changes an answer after it was signed. */
const after =
  (change: (signed: Signed) => unknown): Bent =>
  ({ holder, options }) =>
    change(holder.key.get(options));
const response = (more: Record<string, unknown>) =>
  after((signed) => ({ ...signed, response: { ...signed.response, ...more } }));
const text = (bytes: Buffer | string) => Buffer.from(bytes).toString("base64url");

/** The steps of §7.2 and one way to break each; those behind `also` are about what JSON may hold. */
const bends: [step: string, title: string, bent: Bent][] = [
  ["5", "a key that was never registered", ({ options }) => makeKey().get(options)],
  [
    "5",
    "another key under this one's id",
    ({ holder, options }) => makeKey().get(options, { credentialId: holder.key.credentialId }),
  ],
  ["5", "another tenant's key", ({ foreign, options }) => foreign.key.get(options)],
  [
    "5",
    "another tenant's key under this person's handle",
    ({ holder, foreign, options }) => foreign.key.get(options, { userHandle: holder.key.userHandle }),
  ],
  [
    "6",
    "another tenant's user handle",
    ({ holder, foreign, options }) => holder.key.get(options, { userHandle: foreign.key.userHandle }),
  ],
  ["6", "a user handle that is none", by({ userHandle: text(randomBytes(48)) })],
  ["6", "an id that is not the raw id", after((signed) => ({ ...signed, rawId: text(randomBytes(32)) }))],
  ["8", "client data that is no JSON", by({ clientData: Buffer.from("{") })],
  ["8", "client data that is no UTF-8", by({ clientData: Buffer.from([0x7b, 0xff, 0x7d]) })],
  ["8", "client data that is a list", by({ clientData: Buffer.from("[]") })],
  ["8", "client data that is null", by({ clientData: Buffer.from("null") })],
  ["8", "no client data", response({ clientDataJSON: "" })],
  ["10", "the type of a registration", client({ type: "webauthn.create" })],
  ["10", "a type of another kind", client({ type: 1 })],
  ["11", "a challenge that no one made", client({ challenge: text(randomBytes(32)) })],
  ["11", "a challenge that is none", client({ challenge: "" })],
  ["11", "a challenge of another kind", client({ challenge: { length: 32 } })],
  [
    "11",
    "half a challenge",
    ({ holder, options }) => holder.key.get({ ...options, challenge: options.challenge.slice(0, 21) }),
  ],
  [
    "11",
    "a challenge with one bit changed",
    ({ holder, options }) => holder.key.get({ ...options, challenge: flip(options.challenge) }),
  ],
  ["12", "another origin", client({ origin: "https://evil.example" })],
  ["12", "the origin's other port", client({ origin: "http://localhost:1" })],
  [
    "12",
    "the origin under another scheme",
    ({ holder, options }) =>
      holder.key.get(options, { client: { origin: holder.key.page.origin.replace("http", "https") } }),
  ],
  [
    "12",
    "an origin that begins alike",
    ({ holder, options }) => holder.key.get(options, { client: { origin: `${holder.key.page.origin}.evil.example` } }),
  ],
  ["12", "no origin", client({ origin: null })],
  ["13", "a frame of another site", client({ crossOrigin: true })],
  ["14", "a page at the top that is named", client({ topOrigin: "https://evil.example" })],
  ["15", "another relying party", by({ rpId: "evil.example" })],
  ["15", "the relying party's name in capitals", by({ rpId: "LOCALHOST" })],
  ["16", "no user present", flags((all) => all & ~0x01)],
  ["18", "backed up, though it cannot be", flags((all) => all | 0x10)],
  ["19", "backup eligibility that it did not have", flags((all) => all | 0x08)],
  ["20", "extensions announced and not there", flags((all) => all | 0x80)],
  ["20", "a credential announced and not there", flags((all) => all | 0x40)],
  ["20", "authenticator data without its counter", data((all) => all.subarray(0, 33))],
  ["20", "authenticator data of one byte less", data((all) => all.subarray(0, 36))],
  ["20", "authenticator data with a byte more", data((all) => Buffer.concat([all, Buffer.of(0)]))],
  ["20", "no authenticator data", data(() => Buffer.alloc(0))],
  [
    "21",
    "authenticator data changed after it was signed",
    after((signed) => ({
      ...signed,
      response: { ...signed.response, authenticatorData: flip(signed.response.authenticatorData, 36) },
    })),
  ],
  [
    "21",
    "client data changed after it was signed",
    after((signed) => ({
      ...signed,
      response: {
        ...signed.response,
        clientDataJSON: text(`${Buffer.from(signed.response.clientDataJSON, "base64url")} `),
      },
    })),
  ],
  ["21", "a spoiled signature", by({ spoilSignature: true })],
  ["21", "no signature", response({ signature: "" })],
  ["21", "a signature of noughts", response({ signature: text(Buffer.alloc(64)) })],
  ["21", "a signature that is no DER", response({ signature: text(Buffer.from("3081ff0201010201", "hex")) })],
  [
    "21",
    "a signature of another algorithm",
    ({ holder, options }) => ({
      ...holder.key.get(options),
      response: { ...makeKey({ algorithm: "EdDSA" }).get(options).response, userHandle: holder.key.userHandle },
    }),
  ],
  [
    "also",
    "the answer of a registration",
    ({ holder, options }) => makeKey().create({ ...options, user: { id: holder.key.userHandle ?? "" } }),
  ],
  ["also", "another type of credential", after((signed) => ({ ...signed, type: "password" }))],
  ["also", "a list instead of a signature", response({ signature: [1, 2, 3] })],
  ["also", "bytes that are not base64url", response({ authenticatorData: "+/+/=" })],
  ["also", "an endless answer", response({ signature: "A".repeat(30_000) })],
  ["also", "no response", after(({ response: _, ...signed }) => signed)],
  ["also", "nothing", () => null],
  ["also", "a number", () => 1],
];

for (const ceremony of ["sign-in", "step-up"] as const)
  test(`[§7.2] ${ceremony}: every bent assertion is refused and changes nothing, and the right one after it is accepted`, async () => {
    test.setTimeout(300_000);
    const [holder, foreign] = [await openHolder(), await openHolder()];
    const { account, visitor, key } = holder;
    const using = ceremony === "sign-in" ? openVisitor(holder) : visitor;
    const wrong: string[] = [];
    for (const [step, title, bent] of unverified(ceremony)) {
      const options = await ask(ceremony, using, account);
      const given = bent({ holder, foreign, ceremony, options });
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

/** At sign-in the user must be verified; elsewhere a key without it is a second factor. */
function unverified(ceremony: CeremonyName): typeof bends {
  return ceremony === "sign-in" ? [...bends, ["17", "no user verified", flags((all) => all & ~0x04)]] : bends;
}

/** Changes one bit of bytes in base64url. */
function flip(encoded: string, at = 8): string {
  const bytes = Buffer.from(encoded, "base64url");
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes.toString("base64url");
}
