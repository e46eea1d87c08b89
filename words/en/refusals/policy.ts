import { adminProof } from "./common";

const factorFirst =
  "You can't require two-factor authentication before you use it yourself. Set it up, then come back.";
const proof = {
  ...adminProof,
  "enrol-first":
    "A code by mail is not enough for this. Set up an authenticator app, a passkey or a security key, then come back.",
};
const plan = { plan: "Your plan lets people use two-factor authentication, and lets nobody require it." };

/** Saving a draft. */
export const draft = { ...plan, waiting: "A published version waits for its day. Undo it first, then change it." };

/** Publishing. */
export const publication = {
  ...proof,
  ...plan,
  "not-covered": factorFirst,
  "no-factor": factorFirst,
  unchanged: "Nothing differs from the policy in force.",
  changed: "Somebody changed the draft since you saw it. Nothing was published.",
  "day-passed": "The planned day has begun. Choose a later one, or publish at once.",
  problems: "Something in this draft can no longer be published. Rehearse it again.",
};

/** Undoing a version. */
export const undoing = {
  ...proof,
  "draft-exists": "There is a draft already. Publish or discard it first.",
  changed: "This is not the newest version any more. Load the page again.",
};
