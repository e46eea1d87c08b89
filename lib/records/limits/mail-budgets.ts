import { addressBlock } from "@/lib/ground/address";
import { type Budget, budget, countsIfDone, type Refused, reserve, runReserved } from "./reserve";
import { rules } from "./rules";

/**
 * Who asks for a mail. `stranger`: an address block that proved nothing. `known`: a device the account signed in from, or a session
 * that proved its password. `admin`: someone who manages members. Each has its own share of a mailbox's mails, so that no one can use
 * up another's.
 */
export type Asker = { by: "stranger" | "known" | "admin"; from: string };

/** The asker of a mail that an admin sends: however many admins there are, one mailbox gets what one of them may send. */
export const anyAdmin: Asker = { by: "admin", from: "" };

/** The asker at an address, who has proven nothing, or that a session proved its password. */
export const askerAt = (by: "stranger" | "known", address: string): Asker => ({ by, from: addressBlock(address) });

/** Returns the budgets of a mail that people can ask for, of one kind and to one mailbox. */
export const mailBudgets = (kind: string, { by, from }: Asker, ...mailbox: string[]): Budget[] => [
  budget(rules.mailMinute, kind, by, from, ...mailbox),
  budget(rules.mailHour, kind, by, from, ...mailbox),
  budget(by === "stranger" ? rules.mailStrangers : rules.mailDay, kind, by, ...mailbox),
];

/**
 * A mail that is not sent now. `mail-wait`: it was sent less than a minute ago. `mail-often`: it was sent as often as one may ask for it, in
 * an hour or a day. `ask-wait`: too many were asked for from this address, for any mailbox. No evidence was judged in any of them.
 */
export type MailRefused = { ok: false; reason: "mail-wait" | "mail-often" | "ask-wait"; retryAt: Date | null };

/**
 * Sends a mail that someone asks for, if the asker's and the mailbox's shares have room. It counts if `send` says that it was sent, and
 * not if that fails. When strangers have used up their share of a mailbox's day, one mail an hour still goes.
 */
export async function sendOnRequest<T extends { ok: boolean }>(
  budgets: Budget[],
  now: Date,
  send: () => Promise<T>,
): Promise<T | MailRefused> {
  let taken = budgets;
  let reserved = await reserve(taken, now);
  if (!reserved.ok && reserved.rule === rules.mailStrangers.name) {
    taken = budgets.map((one) => (one.rule === rules.mailStrangers ? budget(rules.mailLate, one.key) : one));
    reserved = await reserve(taken, now);
  }
  return reserved.ok ? runReserved(taken, now, send, countsIfDone) : refused(reserved);
}

const perAddress: string[] = [rules.askAddress.name, rules.signUpAddress.name];

function refused({ rule, retryAt }: Refused): MailRefused {
  if (perAddress.includes(rule)) return { ok: false, reason: "ask-wait", retryAt };
  return { ok: false, reason: rule === rules.mailMinute.name ? "mail-wait" : "mail-often", retryAt };
}
