/** What an act on one member did. */
export const memberResults = {
  role: (name: string, role: string) => `${name} is now: ${role}.`,
  "end-sessions": (name: string) => `${name} is signed out on every device.`,
  remind: (name: string) => `A reminder is on its way to ${name}.`,
  deactivate: (name: string) => `${name} is deactivated and signed out on every device.`,
  reactivate: (name: string) => `${name} can sign in again.`,
  delete: (name: string) => `${name} is deleted.`,
  lock: (name: string) => `The account of ${name} is locked, and every device is signed out.`,
  unlock: (name: string) => `${name} can sign in again.`,
  resend: (name: string) => `A new invitation is on its way to ${name}. The earlier link no longer works.`,
  withdraw: (name: string) => `The invitation of ${name} is withdrawn.`,
  password: (name: string) => `A link to set a new password is on its way to ${name}.`,
};

/** What an exemption's act did. */
export const exemptionResults = {
  given: (name: string, day: string) => `${name} is exempt until ${day}.`,
  ended: (name: string) => `The exemption of ${name} is over.`,
};

/** What became of "Undo". */
export const undone = {
  role: (name: string, role: string) => `Undone. ${name} is ${role} again.`,
  exemption: (name: string) => `Undone. ${name} is not exempt.`,
  exemptionEnd: (name: string, day: string) => `Undone. ${name} is exempt until ${day} again.`,
  withdrawal: (name: string) => `Undone. A new invitation is on its way to ${name}.`,
  changed: "This was changed since. Nothing was undone.",
};

/** One session of a member was ended. */
export const sessionEnded = "That device is signed out.";
