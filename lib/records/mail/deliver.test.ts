import "@/test/database";
import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { asSystem, inWorkspace, Prisma } from "@/lib/ground/db";
import { after, days, hours, minutes, seconds } from "@/lib/ground/durations";
import { addPlain, openWorkspace } from "@/test/people";
import { claimMails, leaseSeconds } from "./claim";
import { deliverMails } from "./deliver";
import { type Message, type Transport, Undelivered } from "./message";
import { type Mail, queueMails } from "./queue";
import { samples } from "./samples";

/** A provider whose replies the test decides. It keeps the mails it accepted. */
class Provider implements Transport {
  readonly accepted: Message[] = [];
  readonly asked: string[] = [];
  answer: (message: Message) => Promise<void> | void = () => {};

  async send(message: Message) {
    this.asked.push(message.to);
    await this.answer(message);
    this.accepted.push(message);
  }
  close() {}
}

const workspaceId = randomUUID();
const later = (length: number) => after(new Date(), length);
const queue = (mails: Mail[]) => inWorkspace(workspaceId, (tx) => queueMails(tx, mails));
const code = (to: string, expiresAt?: Date): Mail => ({
  template: "enrolment-code",
  to,
  params: samples["enrolment-code"][0] as never,
  expiresAt,
});
const invitation = (to: string): Mail => ({ template: "invitation", to, params: samples.invitation[0] as never });
const many = (n: number, make: (to: string) => Mail) => Array.from({ length: n }, (_, i) => make(`m${i}@acme.test`));
const waiting = () => asSystem<{ tries: number }>(Prisma.sql`select tries from queued_mail`);

let provider: Provider;
let log: string[];

beforeEach(async () => {
  provider = new Provider();
  log = [];
  vi.spyOn(console, "error").mockImplementation((line) => log.push(String(line)));
  await asSystem(Prisma.sql`delete from queued_mail`);
});
afterEach(() => vi.restoreAllMocks());

test("a mail is sent as written to its recipient, and then deleted", async () => {
  await queue([code("bo@acme.test")]);
  expect(await deliverMails(provider, later(0), 20)).toEqual({ sent: 1, provider: "answers", more: false });
  expect(provider.accepted).toMatchObject([{ to: "bo@acme.test", subject: expect.stringContaining("Acme Works") }]);
  expect(provider.accepted[0]?.text).toContain("48201937");
  expect(await waiting()).toEqual([]);
});

test("[W4] a notice says who unlocks its reader: an admin, another owner, or the only owner's new password", async () => {
  const now = new Date();
  const acme = await openWorkspace(now);
  const bo = await addPlain(acme.id, "member", now);
  const notice = (to: string): Mail => ({
    template: "password-changed",
    to,
    params: samples["password-changed"][0] as never,
  });
  const textOf = async (to: string) => {
    await inWorkspace(acme.id, (tx) => queueMails(tx, [notice(to)]));
    await deliverMails(provider, later(0), 20);
    return provider.accepted.findLast((message) => message.to === to)?.text;
  };
  expect(await textOf(bo.email)).toContain("an admin unlocks it");
  expect(await textOf(acme.owner.email)).toContain("You are the only owner");
  const olive = await addPlain(acme.id, "owner", now);
  expect(await textOf(acme.owner.email)).toContain("another owner unlocks it");
  expect(await textOf(olive.email)).toContain("another owner unlocks it");
});

test("a mail whose code has expired is deleted unsent", async () => {
  await queue([code("bo@acme.test", later(minutes(10))), code("cy@acme.test", later(minutes(30)))]);
  await deliverMails(provider, later(minutes(11)), 20);
  expect(provider.asked).toEqual(["cy@acme.test"]);
  expect(await waiting()).toEqual([]);
});

test("two processes that look at once send each mail once", async () => {
  await queue(many(60, (to) => code(to)));
  provider.answer = () => new Promise((resolve) => setTimeout(resolve, 5));
  const now = later(0);
  await Promise.all(Array.from({ length: 6 }, () => deliverMails(provider, now, 20)));
  expect(provider.asked.length).toBe(60);
  expect(new Set(provider.asked).size).toBe(60);
});

const leaseEnd = async () =>
  (await asSystem<{ at: Date }>(Prisma.sql`select leased_until as at from queued_mail`))[0]?.at.getTime() ?? 0;

test("[F9] a mail being sent stays with the process that claimed it for as long as it is alive, whatever other processes' clocks say", async () => {
  await queue([code("bo@acme.test")]);
  let finish = () => {};
  provider.answer = () => new Promise<void>((resolve) => (finish = resolve));
  const first = deliverMails(provider, later(0), 20);
  await vi.waitFor(() => expect(provider.asked).toHaveLength(1));
  const claimed = await leaseEnd();
  const other = new Provider();
  await deliverMails(other, later(hours(1)), 20);
  expect(other.asked).toEqual([]);
  await vi.waitFor(async () => expect(await leaseEnd()).toBeGreaterThan(claimed), { timeout: 30_000 });
  finish();
  await first;
  expect(await waiting()).toEqual([]);
});

test("[F9] a mail that a killed process had claimed is sent by another within seconds", async () => {
  await queue([code("bo@acme.test")]);
  // What a process leaves that is killed right after its claim.
  const [left] = await claimMails(later(0), 20);
  const other = new Provider();
  const deliver = async () => {
    await deliverMails(other, later(0), 20);
    return other.accepted.map(({ id }) => id);
  };
  expect(await deliver()).toEqual([]);
  // What is left of the lease is spent here without waiting for it.
  const [{ left: lease } = { left: 0 }] = await asSystem<{ left: number }>(Prisma.sql`
    with before as (select leased_until from queued_mail)
    update queued_mail set leased_until = clock_timestamp() + interval '500 milliseconds' from before
    returning extract(epoch from before.leased_until - clock_timestamp())::float8 as left`);
  expect(lease).toBeGreaterThan(10);
  expect(lease).toBeLessThanOrEqual(leaseSeconds);
  expect(leaseSeconds).toBeLessThanOrEqual(20);
  await vi.waitFor(async () => expect(await deliver()).toEqual([left?.id]), { timeout: 20_000, interval: 100 });
  expect(await waiting()).toEqual([]);
});

test("no transaction is open while a mail is sent", async () => {
  await queue([code("bo@acme.test")]);
  let open: unknown;
  provider.answer = async () => {
    open = await asSystem(Prisma.sql`select query from pg_stat_activity
      where datname = current_database() and state like 'idle in transaction%'`);
  };
  await deliverMails(provider, later(0), 20);
  expect(open).toEqual([]);
});

test("codes overtake a thousand invitations", async () => {
  await queue(many(1000, invitation));
  await queue([code("bo@acme.test")]);
  await deliverMails(provider, later(0), 1);
  expect(provider.asked).toEqual(["bo@acme.test"]);
});

describe("while the provider fails", () => {
  const down = () => Promise.reject(new Undelivered("Resend answered 503 (application_error)", "provider"));

  test("for an hour nothing is lost, and all is sent once it works again", async () => {
    await queue(many(30, (to) => code(to)));
    provider.answer = down;
    for (let passed = 0; passed < hours(1); passed += seconds(30)) {
      expect((await deliverMails(provider, later(passed), 1)).provider).toBe("fails");
    }
    expect(await waiting()).toHaveLength(30);
    provider.answer = () => {};
    for (let round = 0; round < 2; round += 1) await deliverMails(provider, later(hours(1) + minutes(1)), 20);
    expect(new Set(provider.accepted.map(({ to }) => to)).size).toBe(30);
    expect(await waiting()).toEqual([]);
  });

  test("the rest of a batch goes back untried", async () => {
    await queue(many(20, (to) => code(to)));
    provider.answer = down;
    await deliverMails(provider, later(0), 20);
    expect(provider.asked.length).toBeLessThanOrEqual(5);
    expect((await waiting()).filter(({ tries }) => tries === 0)).toHaveLength(20 - provider.asked.length);
  });

  test("a mail that alone makes it fail doesn't block the others", async () => {
    await queue([code("bad@acme.test"), code("bo@acme.test")]);
    provider.answer = ({ to }) => (to.startsWith("bad") ? down() : undefined);
    for (let passed = 0; passed < minutes(5); passed += seconds(15)) await deliverMails(provider, later(passed), 1);
    expect(provider.accepted.map(({ to }) => to)).toEqual(["bo@acme.test"]);
    expect(await waiting()).toHaveLength(1);
  });
});

describe("a refused mail", () => {
  beforeEach(() => {
    provider.answer = () => Promise.reject(new Undelivered("Resend answered 422 (validation_error)", "mail"));
  });

  test("is tried again at growing intervals for three days, then given up", async () => {
    await queue([code("bo@acme.test")]);
    for (let passed = 0; passed < days(4); passed += minutes(10)) await deliverMails(provider, later(passed), 20);
    expect(provider.asked.length).toBeGreaterThan(70);
    expect(provider.asked.length).toBeLessThan(90);
    expect(await waiting()).toEqual([]);
    expect(log.at(-1)).toMatch(/^mail: enrolment-code [0-9a-f-]{36} given up after 3 days: Resend answered 422/);
  });

  test("leaves none of its contents in the log", async () => {
    await queue([code("bo@acme.test")]);
    provider.answer = () => Promise.reject(new Error("could not send 48201937 to bo@acme.test"));
    await deliverMails(provider, later(0), 20);
    expect(log.join()).toMatch(/not sent/);
    expect(log.join()).not.toMatch(/48201937|acme/);
  });

  test("doesn't keep the others from being sent", async () => {
    await queue(many(10, (to) => code(to)));
    provider.answer = ({ to }) =>
      to === "m3@acme.test" ? Promise.reject(new Undelivered("The SMTP server answered 550", "mail")) : undefined;
    await deliverMails(provider, later(0), 20);
    expect(provider.accepted).toHaveLength(9);
  });
});

test("a mail that can't be opened is kept and reported, and blocks no other", async () => {
  await queue([code("bo@acme.test"), code("cy@acme.test")]);
  await asSystem(
    Prisma.sql`update queued_mail set payload = '\\x0104' where id = (select min(id::text)::uuid from queued_mail)`,
  );
  await deliverMails(provider, later(0), 20);
  expect(provider.accepted).toHaveLength(1);
  expect(await waiting()).toHaveLength(1);
  expect(log).toEqual([
    expect.stringMatching(/^mail: enrolment-code [0-9a-f-]{36} not sent, .*: it could not be written$/),
  ]);
});
