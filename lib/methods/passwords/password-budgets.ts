import { type Account, knownDevice } from "@/lib/access/devices/known-device";
import type { Visitor } from "@/lib/access/visitor";
import { addressBlock } from "@/lib/ground/address";
import { emailKeyOf } from "@/lib/ground/email-key";
import { type Budget, budget } from "@/lib/records/limits/reserve";
import { rules } from "@/lib/records/limits/rules";

const who = ({ slug, email }: Account) => [slug, emailKeyOf(email)];

const here = (account: Account, visitor: Visitor) =>
  budget(rules.passwordHere, ...who(account), addressBlock(visitor.address));

/**
 * Returns the budgets of a password that confirms a session: from this address block, and in this session. Tries of other
 * people count in neither.
 */
export function confirmingBudgets(account: Account, sessionId: string, visitor: Visitor): Budget[] {
  return [here(account, visitor), budget(rules.passwordHere, ...who(account), "session", sessionId)];
}

/**
 * Returns the budgets of a password at sign-in, the same for an address without an account: from this address block, and
 * from anywhere. A device that the account signed in from before counts for itself instead of under "anywhere", so that
 * attempts from elsewhere can't use up its tries.
 */
export function passwordBudgets(account: Account, visitor: Visitor): Budget[] {
  const device = knownDevice(visitor.devices ?? [], account);
  return [
    here(account, visitor),
    device
      ? budget(rules.passwordHere, ...who(account), "device", device)
      : budget(rules.passwordAnywhere, ...who(account)),
    budget(rules.passwordAddress, addressBlock(visitor.address)),
  ];
}
