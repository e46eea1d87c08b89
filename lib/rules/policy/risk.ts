import { isDeepStrictEqual } from "node:util";
import { requires } from "./check";
import { asksOf, type Proposal, type Rehearsal } from "./rehearse";
import type { MethodKind } from "./settings";

/**
 * Tells whether a publication about the requirement would let it hang on one covered owner, or none: if they lose their method, only
 * the operator can help. A publication that neither changes what is required nor closes a method changes nothing about that.
 */
export function hangsOnOneOwner({ owners }: Rehearsal, proposal: Proposal): boolean {
  return requires(proposal.after.settings) && owners.covered < 2 && touchesRequirement(proposal);
}

/** Tells whether a publication changes what is required, or closes a method. */
export function touchesRequirement({ before, after }: Proposal): boolean {
  const { methods } = before.settings;
  const closed = (Object.keys(methods) as MethodKind[]).some((kind) => methods[kind] && !after.settings.methods[kind]);
  return closed || !isDeepStrictEqual(before.settings.requirement, after.settings.requirement);
}

/** Tells whether a publication asks nothing of anyone and risks nothing: it does not need to be seen first. */
export function isHarmless(rehearsal: Rehearsal, proposal: Proposal): boolean {
  return asksOf(rehearsal) === 0 && !hangsOnOneOwner(rehearsal, proposal);
}
