import { type Account, knownDevice, waitOver } from "@/lib/access/devices/known-device";
import type { Visitor } from "@/lib/access/visitor";
import { addressBlock } from "@/lib/ground/address";
import { seconds } from "@/lib/ground/durations";
import { emailKeyOf } from "@/lib/ground/email-key";
import { type Budget, budget, onceCounted } from "@/lib/records/limits/reserve";
import { rules, slowedFrom } from "@/lib/records/limits/rules";

/** How long a browser waits at most while others try an account's password from everywhere. */
export const longestDelay = seconds(rules.passwordAnywhere.ladder[3][1]);

const who = ({ slug, email }: Account) => [slug, emailKeyOf(email)];

const here = (account: Account, block: string) => budget(rules.passwordHere, ...who(account), block);

/**
 * Returns the budgets of a password that confirms a session: from this address block, and in this session. Tries of other
 * people count in neither.
 */
export function confirmingBudgets(account: Account, sessionId: string, visitor: Visitor): Budget[] {
  return [
    here(account, addressBlock(visitor.address)),
    budget(rules.passwordHere, ...who(account), "session", sessionId),
  ];
}

/**
 * Returns the budgets of a password at sign-in, the same for an address without an account. A device that the account signed in from
 * before counts for itself alone, so that no one else's tries slow it. A stranger counts from this address block, and from anywhere:
 * unless its browser shows that it waited, once a wait. A block with many wrong passwords is slowed for each account.
 */
export function passwordBudgets(account: Account, { address, devices = [] }: Visitor, now: Date): Budget[] {
  const device = knownDevice(devices, account);
  if (device) return [budget(rules.passwordHere, ...who(account), "device", device)];
  const block = addressBlock(address);
  const wait = waitOver(devices, account, now);
  const shared = budget(rules.passwordAddress, block);
  return [
    here(account, block),
    wait ? budget(rules.passwordWaited, wait) : budget(rules.passwordAnywhere, ...who(account)),
    shared,
    onceCounted(slowedFrom, shared, budget(rules.passwordSlowed, block, ...who(account))),
  ];
}
