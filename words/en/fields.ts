const atMost = (most: number) => `Use at most ${most} characters.`;

/** What is wrong with a field. */
export const fields = {
  "your-name": "Enter your name.",
  "workspace-name": "Enter the workspace's name.",
  name: "Enter a name.",
  reason: "Enter the reason.",
  "at-most": atMost,
  address: "Enter an address like name@example.com.",
  password: "Enter your password.",
  "new-password": "Enter a new password.",
  code: "Enter the code.",
  "code-length": "That is too long to be a code.",
  "not-saved": "Save the codes first, then say so.",
  "last-day": "Choose the last day.",
  role: "Choose a role.",
  "long-list": "That is too much text for one list.",
  "passkey-name": "Use at most 60 characters for the name.",
  slug: {
    malformed: "Use 2 to 40 lowercase letters, digits and single dashes.",
    reserved: "That address is reserved. Choose another one.",
  },
  /** A new password that is not accepted. */
  weak: {
    short: ({ least }: { least: number }) => `Use at least ${least} characters.`,
    long: atMost(256),
    common: "That password is on lists that attackers try first. Choose another one.",
    context: "That password is too close to your name, address or workspace. Choose another one.",
  },
};
