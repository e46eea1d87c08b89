import { isDeepStrictEqual } from "node:util";
import { requires } from "./check";
import { asksOf, type Proposal, type Rehearsal } from "./rehearse";

/** Tells whether a requirement would hang on one covered owner, or none: lost, only the operator can help. */
export function hangsOnOneOwner({ owners }: Rehearsal, { after }: Proposal): boolean {
  return requires(after.settings) && owners.covered < 2;
}

/** Tells whether a publication asks nothing of anyone and risks nothing: it does not need to be seen first. */
export function isHarmless(rehearsal: Rehearsal, proposal: Proposal): boolean {
  const { before, after } = proposal;
  if (asksOf(rehearsal) > 0) return false;
  const stands =
    isDeepStrictEqual(before.settings.requirement, after.settings.requirement) &&
    isDeepStrictEqual(before.settings.methods, after.settings.methods);
  return stands || !hangsOnOneOwner(rehearsal, proposal);
}
