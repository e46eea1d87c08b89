import "@/test/database";
import { expect, test } from "vitest";
import { makeWait, rememberAccount } from "@/lib/access/devices/known-device";
import { asSystem, Prisma } from "@/lib/ground/db";
import { after, minutes, seconds } from "@/lib/ground/durations";
import { initialSettings } from "@/lib/rules/policy/settings";
import { beginWorkspace } from "@/lib/use-cases/sign-up/begin";
import { addPlain, openWorkspace, type Person, password, strangerAt, visitor } from "@/test/people";
import { signInWithPassword } from "./with-password";

// Whole situations with the real limits, at their real size. The clock is the test's own.
const now = new Date("2025-11-22T09:00:00Z");
const off = { level: "off", from: null } as const;
const long = 900_000;

async function cast(n: number) {
  const requirement = { ...initialSettings.requirement, member: off };
  const workspace = await openWorkspace(now, { requirement });
  const people: Person[] = [];
  for (let i = 0; i < n; i++) people.push(await addPlain(workspace.id, "member", now));
  const { slug } = workspace;
  const signIn = (email: string, typed: string, address: string, at = now, devices: string[] = []) =>
    signInWithPassword(strangerAt(at, { ...visitor, address, devices }), { slug, email, password: typed });
  const device = (email: string) => rememberAccount([], { slug, email });
  return { workspace, people, signIn, device };
}

/** Runs work for many, thirty at once: as many as a slow machine's pool of connections serves in time. */
async function inWaves<T, R>(many: T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let i = 0; i < many.length; i += 30) results.push(...(await Promise.all(many.slice(i, i + 30).map(work))));
  return results;
}

const count = async (table: string) => {
  const [row] = await asSystem<{ n: number }>(Prisma.sql`select count(*)::int as n from ${Prisma.raw(table)}`);
  return row?.n ?? 0;
};

test(
  "[A2] two hundred people behind one address sign in at nine while one of them guesses",
  async () => {
    const office = "198.51.100.77";
    const { people, signIn, device } = await cast(200);
    const known = people.slice(0, 150);
    const newDevices = people.slice(150);
    const others = Array.from({ length: 100 }, (_, i) => `q${i}@acme.test`);
    const guessed = [...others, ...newDevices.map(({ email }) => email)];
    const guess = async () => {
      for (const email of guessed) await signIn(email, "wrong password here", office);
    };
    const [atHome, away] = await Promise.all([
      inWaves(known, ({ email }) => signIn(email, password, office, now, device(email))),
      inWaves(newDevices, ({ email }) => signIn(email, password, office)),
      guess(),
    ]);
    expect(atHome.filter(({ ok }) => !ok)).toEqual([]);
    const minute = after(now, minutes(1));
    for (const [i, answer] of away.entries()) {
      if (answer.ok) continue;
      expect(answer.reason === "wait" && answer.retryAt && answer.retryAt <= minute).toBe(true);
      expect(await signIn(newDevices[i]?.email ?? "", password, office, minute)).toMatchObject({ ok: true });
    }
  },
  long,
);

test(
  "[A2] a victim of four hundred guessing addresses gets in from her own device, and from a new one after eight seconds",
  async () => {
    const { workspace, people, signIn, device } = await cast(1);
    const { email } = people[0] as Person;
    const attack = async (at: Date, net: number) => {
      for (let i = 0; i < 20; i++)
        await Promise.all(
          Array.from({ length: 20 }, (_, j) => signIn(email, "wrong password here", `203.${net}.${i}.${j}`, at)),
        );
    };
    let at = now;
    for (let round = 0; round < 5; round++, at = after(at, seconds(20))) {
      await attack(at, round);
      expect(await signIn(email, password, "192.0.2.1", at, device(email)), "her own device").toMatchObject({
        ok: true,
      });
      const first = await signIn(email, password, `192.0.3.${round}`, at);
      if (first.ok) continue;
      const until = after(at, seconds(8));
      expect(first).toEqual({ ok: false, reason: "wait", retryAt: until, keepWait: true });
      // The attack is first to each place there is then, and the browser shows that it waited.
      await attack(until, 100 + round);
      const waited = [makeWait({ slug: workspace.slug, email }, until)];
      expect(await signIn(email, password, `192.0.3.${round}`, until, waited)).toMatchObject({ ok: true });
    }
  },
  long,
);

test(
  "[A8] a thousand tries at accounts that no one has leave the rows of three hundred",
  async () => {
    const { people, signIn, device } = await cast(1);
    const before = { budgets: await count("attempt_budget"), events: await count("audit_event") };
    const guess = (i: number) => signIn(`x${i}@acme.test`, "wrong password here", "203.0.113.50");
    for (let i = 0; i < 300; i++) expect(await guess(i)).toMatchObject({ reason: "wrong" });
    const full = { budgets: await count("attempt_budget"), events: await count("audit_event") };
    expect(full.events - before.events).toBe(300);
    expect(full.budgets - before.budgets).toBeLessThanOrEqual(1 + 3 * 300);
    for (let i = 300; i < 1_000; i++) expect(await guess(i)).toMatchObject({ reason: "wait" });
    expect({ budgets: await count("attempt_budget"), events: await count("audit_event") }).toEqual(full);
    // A colleague there is known by her device; a stranger with the right password waits with the others.
    const { email } = people[0] as Person;
    expect(await signIn(email, password, "203.0.113.50", now, device(email))).toMatchObject({ ok: true });
    expect(await signIn(email, password, "203.0.113.50")).toMatchObject({ reason: "wait" });
  },
  long,
);

test(
  "[A8] sixty sign-ups an hour from one address leave rows, and no more",
  async () => {
    const rows = async () => [await count("pending_sign_up"), await count("email_code"), await count("queued_mail")];
    const before = await rows();
    const begin = (i: number, at = now) =>
      beginWorkspace(strangerAt(at, { ...visitor, address: "203.0.113.60" }), {
        workspaceName: "Acme",
        slug: `acme-${i}`,
        name: "Olga",
        email: `olga${i}@acme.test`,
        password,
      });
    for (let i = 0; i < 60; i++) expect(await begin(i)).toMatchObject({ ok: true });
    const full = await rows();
    expect(full.map((n, i) => n - (before[i] ?? 0))).toEqual([60, 60, 60]);
    const budgets = await count("attempt_budget");
    for (let i = 60; i < 90; i++) expect(await begin(i)).toMatchObject({ ok: false, reason: "ask-wait" });
    expect([...(await rows()), await count("attempt_budget")]).toEqual([...full, budgets]);
    expect(await begin(100, after(now, minutes(60)))).toMatchObject({ ok: true });
  },
  long,
);
