import { randomBytes } from "node:crypto";
import { addPasskey, files, optionsIn } from "../test/account";
import type { Attestation } from "../test/attestation";
import type { Authenticator, Bend } from "../test/authenticator";
import { encodeCbor } from "../test/cbor";
import {
  answer,
  ask,
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

// WebAuthn Level 3 §7.1 over HTTP, step by step, by an authenticator of the tests' own: see webauthn-assertion.spec.ts.

type Made = ReturnType<Authenticator["create"]>;
type Case = { holder: Holder; foreign: Holder; key: Authenticator; options: Awaited<ReturnType<typeof ask>> };
type Bent = (given: Case) => unknown;

const by =
  (bend: Bend, make = {}): Bent =>
  ({ options }) =>
    makeKey(make).create(options, bend);
const client = (said: Record<string, unknown>) => by({ client: said });
const flags = (change: (flags: number) => number) => by({ flags: change });
const data = (change: (data: Buffer) => Buffer) => by({ authData: change });
const object = (change: (object: Buffer) => Buffer) => by({ attestationObject: change });
const after =
  (change: (made: Made) => unknown): Bent =>
  ({ key, options }) =>
    change(key.create(options));
const response = (more: Record<string, unknown>) =>
  after((made) => ({ ...made, response: { ...made.response, ...more } }));
const text = (bytes: Buffer | string) => Buffer.from(bytes).toString("base64url");
/** Where a credential id of 32 bytes ends, and the public key begins. */
const keyAt = 55 + 32;
const withKey = (key: Buffer) => data((all) => Buffer.concat([all.subarray(0, keyAt), key]));
const cose = (...pairs: [number, unknown][]) => withKey(encodeCbor(new Map(pairs)));

/** The steps of §7.1 and one way to break each; those behind `also` are about what JSON and CBOR may hold. */
const bends: [step: string, title: string, bent: Bent][] = [
  ["5", "client data that is no JSON", by({ clientData: Buffer.from("{") })],
  ["5", "client data that is no UTF-8", by({ clientData: Buffer.from([0x7b, 0xff, 0x7d]) })],
  ["6", "client data that is a list", by({ clientData: Buffer.from("[]") })],
  ["7", "the type of an assertion", client({ type: "webauthn.get" })],
  ["8", "a challenge that no one made", client({ challenge: text(randomBytes(32)) })],
  ["8", "a challenge that is none", client({ challenge: "" })],
  [
    "8",
    "half a challenge",
    ({ key, options }) => key.create({ ...options, challenge: options.challenge.slice(0, 21) }),
  ],
  ["9", "another origin", client({ origin: "https://evil.example" })],
  ["9", "an origin of another port", client({ origin: "http://localhost:1" })],
  ["9", "no origin", client({ origin: null })],
  ["10", "a frame of another site", client({ crossOrigin: true })],
  ["11", "a page at the top that is named", client({ topOrigin: "https://evil.example" })],
  ["13", "CBOR cut short", object((all) => all.subarray(0, all.length - 1))],
  ["13", "CBOR with a byte more", object((all) => Buffer.concat([all, Buffer.of(0)]))],
  ["13", "no CBOR", object(() => Buffer.alloc(0))],
  ["13", "CBOR that announces 4 GB", object(() => Buffer.from("5affffffff00", "hex"))],
  ["13", "CBOR nested a thousand times", object(() => Buffer.alloc(1000, 0x81))],
  ["13", "random bytes", object(() => randomBytes(300))],
  [
    "13",
    "a map without authenticator data",
    object(() =>
      encodeCbor(
        new Map<string, unknown>([
          ["fmt", "none"],
          ["attStmt", new Map()],
        ]),
      ),
    ),
  ],
  [
    "13",
    "authenticator data that is text",
    object(() =>
      encodeCbor(
        new Map<string, unknown>([
          ["fmt", "none"],
          ["attStmt", new Map()],
          ["authData", "x"],
        ]),
      ),
    ),
  ],
  ["13", "authenticator data cut within the credential", data((all) => all.subarray(0, 60))],
  ["13", "authenticator data cut within the key", data((all) => all.subarray(0, all.length - 3))],
  ["13", "authenticator data with a byte more", data((all) => Buffer.concat([all, Buffer.of(0)]))],
  [
    "13",
    "a credential id longer than all data",
    data((all) => Buffer.concat([all.subarray(0, 53), Buffer.of(0xff, 0xff), all.subarray(55)])),
  ],
  ["14", "another relying party", by({ rpId: "evil.example" })],
  ["15", "no user present", flags((all) => all & ~0x01)],
  ["17", "backed up, though it cannot be", flags((all) => (all | 0x10) & ~0x08)],
  ["13", "no credential announced", flags((all) => all & ~0x40)],
  ["13", "extensions announced and not there", flags((all) => all | 0x80)],
  ["20", "an algorithm that was not asked for", by({ alg: -35 })],
  ["20", "an algorithm that is none", by({ alg: 1 })],
  ["20", "a key of another kind than its algorithm", by({ alg: -8 })],
  ["20", "a key without its point", cose([1, 2], [3, -7], [-1, 1])],
  ["20", "a point of the wrong length", cose([1, 2], [3, -7], [-1, 1], [-2, randomBytes(5)], [-3, randomBytes(32)])],
  [
    "20",
    "a point that is not on the curve",
    cose([1, 2], [3, -7], [-1, 1], [-2, Buffer.alloc(32, 1)], [-3, Buffer.alloc(32, 2)]),
  ],
  ["20", "a curve that is none", cose([1, 2], [3, -7], [-1, 99], [-2, randomBytes(32)], [-3, randomBytes(32)])],
  ["20", "an RSA key of nought", cose([1, 3], [3, -257], [-1, Buffer.of(0)], [-2, Buffer.of(1, 0, 1)])],
  ["20", "a key that is a list", withKey(encodeCbor([1, 2, 3]))],
  ["24", "a credential id of 1,024 bytes", by({ credentialId: randomBytes(1024) })],
  [
    "24",
    "an id that is not the attested one",
    after((made) => ({ ...made, id: text(randomBytes(32)), rawId: text(randomBytes(32)) })),
  ],
  ["25", "a key that this person has already", ({ holder, options }) => holder.key.create(options)],
  [
    "25",
    "a new key under an id of this workspace",
    ({ holder, options }) => makeKey().create(options, { credentialId: holder.key.credentialId }),
  ],
  [
    "25",
    "a new key under another tenant's id",
    ({ foreign, options }) => makeKey().create(options, { credentialId: foreign.key.credentialId }),
  ],
  ["also", "the answer of an assertion", ({ key, options }) => key.get(options)],
  ["also", "another type of credential", after((made) => ({ ...made, type: "password" }))],
  ["also", "no response", after(({ response: _, ...made }) => made)],
  ["also", "a number instead of bytes", response({ attestationObject: 1 })],
  ["also", "bytes that are not base64url", response({ clientDataJSON: "{}" })],
  ["also", "an endless answer", response({ attestationObject: "A".repeat(60_000) })],
  ["also", "nothing", () => null],
];

test("[§7.1] every bent registration is refused and changes nothing, and the right one after all is accepted", async () => {
  test.setTimeout(300_000);
  const [holder, foreign] = [await openHolder(), await openHolder()];
  const { account, visitor } = holder;
  const state = async () => JSON.stringify([await readState(account.slug), await readState(foreign.account.slug)]);
  const wrong: string[] = [];
  for (const [step, title, bent] of bends) {
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
