import "@/test/database";
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { after, days, hours, minutes } from "@/lib/ground/durations";
import { signInRefusals } from "@/words/refusals/sign-in";
import { say } from "@/words/sentences";
import { anyAdmin, askerAt, mailBudgets, sendOnRequest } from "./mail-budgets";
import { budget } from "./reserve";
import { rules } from "./rules";

const now = new Date("2025-11-22T10:00:00Z");
const at = (n: number) => after(now, minutes(n));
const send = async () => ({ ok: true as const });
const office = askerAt("known", "192.0.2.7");

test("[D6] within the minute a mail was sent a short while ago; later, as often as one may ask; never too many tries", async () => {
  const mailbox = randomUUID();
  const ask = (when: Date) => sendOnRequest(mailBudgets("a-kind", office, mailbox), when, send);
  expect(await ask(now)).toEqual({ ok: true });
  const soon = await ask(after(now, minutes(1) - 1));
  expect(soon).toEqual({ ok: false, reason: "mail-wait", retryAt: at(1) });
  for (const n of [1, 2, 3, 4]) expect(await ask(at(n)), String(n)).toEqual({ ok: true });
  const sixth = await ask(at(5));
  expect(sixth).toEqual({ ok: false, reason: "mail-often", retryAt: at(60) });
  for (const hour of [1, 2, 3]) for (const n of [0, 1]) await ask(after(now, hours(hour) + minutes(n)));
  const eleventh = await ask(after(now, hours(5)));
  expect(eleventh).toEqual({ ok: false, reason: "mail-often", retryAt: after(now, days(1)) });
  for (const refusal of [soon, sixth, eleventh])
    if (!refusal.ok)
      expect(say(signInRefusals.en.mailed, refusal, now)).toMatch(
        /^That mail was sent .*You can send it again in \d+ \w+\.$/,
      );
});

test("[D6] admins together have one share of a mailbox, and are told alike", async () => {
  const ask = () => sendOnRequest(mailBudgets("a-kind", anyAdmin, "a-mailbox"), now, send);
  await ask();
  expect(await ask()).toMatchObject({ ok: false, reason: "mail-wait" });
});

test("[D6] an address that asked for mails to too many mailboxes is told that, and not that it tried too often", async () => {
  const asker = askerAt("stranger", "198.51.100.7");
  const ask = (mailbox: string) =>
    sendOnRequest([budget(rules.askAddress, asker.from), ...mailBudgets("a-kind", asker, mailbox)], now, send);
  for (let i = 0; i < rules.askAddress.max; i++) await ask(`mailbox-${i}`);
  const refused = await ask("one-more");
  expect(refused).toMatchObject({ ok: false, reason: "ask-wait" });
  if (!refused.ok)
    expect(say(signInRefusals.en.mailed, refused, now)).toBe(
      "Too many mails were asked for from your network. Try again in 60 minutes.",
    );
});
