import { addressBlock } from "@/lib/address";
import { budget } from "@/lib/limits/reserve";
import { rules } from "@/lib/limits/rules";
import { emailKeyOf } from "@/lib/members/find-for-sign-in";

/** The budgets of trying a member's password: from this address block, and from anywhere. The same for an address nobody has. */
export function memberPasswordBudgets(slug: string, email: string, address: string) {
  const who = [slug, emailKeyOf(email)];
  return [budget(rules.passwordHere, ...who, addressBlock(address)), budget(rules.passwordAnywhere, ...who)];
}
