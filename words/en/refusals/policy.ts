import type { MethodKind } from "@/lib/rules/policy/settings";
import { adminProof } from "./common";

const proof = {
  ...adminProof,
  "enrol-first":
    "A code by mail is not enough for this. Set up an authenticator app, a passkey or a security key, then come back.",
};
const plan = { plan: "Your plan lets people use two-factor authentication, and lets no one require it." };
const asked = { asked: "This draft waits for approval. No one can change it until that is decided." };
const notPermitted = { "not-permitted": "Your role has changed, and you can't publish any more." };

const ownMethods: Record<MethodKind, string> = {
  totp: "authenticator app",
  passkey: "passkey or security key",
  email: "email code",
};
const newMethods: Record<MethodKind, string> = {
  totp: "an authenticator app",
  passkey: "a passkey or security key",
  email: "an email code",
};
const or = new Intl.ListFormat("en", { type: "disjunction" });
const and = new Intl.ListFormat("en", { type: "conjunction" });

type NotCovered = { has: MethodKind[]; accepted: MethodKind[] };

/** Says that the publisher's own methods would not be accepted, which ones, and what to add first. */
function sayNotCovered({ has, accepted }: NotCovered): string {
  const add = or.format(accepted.map((kind) => newMethods[kind]));
  if (has.length === 0) return `You have no second factor any more. Add ${add} first, then publish.`;
  const own = and.format(has.map((kind) => ownMethods[kind]));
  return `Your own ${own} would no longer be accepted. Add ${add} first, then publish.`;
}

const judged = {
  ...plan,
  "not-covered": sayNotCovered,
  unchanged: "Nothing differs from the policy in force. Nothing was published, and there is no draft.",
  problems: "Something in this draft can no longer be published. Rehearse it again.",
};

/** Saving a draft. */
export const draft = {
  ...plan,
  ...asked,
  waiting: "A published version waits for its day. Undo it first, then change it.",
};

/** Publishing. */
export const publication = {
  ...proof,
  ...judged,
  ...asked,
  ...notPermitted,
  "no-factor": "You can't require two-factor authentication before you use it yourself. Set it up, then come back.",
  "owner-only":
    "This lets one owner reset an owner alone, so only an owner can ask for it. Ask an owner to publish it.",
  changed: "Someone changed the draft since you saw it. Nothing was published.",
  "day-passed": "The planned day has begun. Choose a later one, or publish at once.",
};

const decided = { ...proof, ...notPermitted, over: "This was decided already, or changed. Load the page again." };

/** Approving a publication that waits. */
export const approval = {
  ...decided,
  ...judged,
  "second-person": "Someone else has to approve this, in a role that may take this guard away.",
  "asker-gone": "The person who asked can't publish any more. Refuse it, then publish the draft yourself.",
};

/** Refusing, stopping or taking back a publication that waits. */
export const refusal = {
  ...decided,
  own: "You asked for this yourself. Take it back instead.",
  "second-person": "Someone else asked for this, and it isn't yours to decide.",
  "owner-only": "Only an owner can stop this.",
};

/** Undoing a version. */
export const undoing = {
  ...proof,
  ...asked,
  "draft-exists": "There is a draft already. Publish or discard it first.",
  "owner-only":
    "Taking this plan back would leave less protection than planned. The person who planned it can do it, or an owner.",
  changed: "This is not the newest version any more. Load the page again.",
};
