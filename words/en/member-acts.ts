/** What a dialog about one member asks before it acts: the title names the member, the text says the consequence. */
export const memberActs = {
  cancel: "Cancel",
  role: "Role",
  roleChoice: (name: string, may: string, now: boolean) => `${name}: ${may.toLowerCase()}${now ? " (now)" : ""}`,
  noRole: "Choose a role.",
  reached: "The requirement has reached them: they set up a second factor before anything else opens.",
  deadline: (day: string) => `Their deadline is ${day}.`,
  acts: {
    role: {
      title: (name: string) => `Change role of ${name}`,
      text: (name: string) => `What ${name} may do changes at once. They get an email.`,
      button: "Change role",
    },
    "end-sessions": {
      title: (name: string) => `End sessions of ${name}`,
      text: (name: string) => `${name} is signed out on every device and can sign in again. They get an email.`,
      button: "End sessions",
    },
    remind: {
      title: (name: string) => `Remind ${name}`,
      text: (name: string) =>
        `${name} gets an email that asks them to set up two-factor authentication, with your name in it.`,
      button: "Send reminder",
    },
    deactivate: {
      title: (name: string) => `Deactivate ${name}`,
      text: (name: string) =>
        `${name} is signed out on every device and can no longer sign in. They get an email. Nothing is deleted: you can reactivate the account later.`,
      button: "Deactivate",
    },
    reactivate: {
      title: (name: string) => `Reactivate ${name}`,
      text: (name: string) =>
        `${name} can sign in again, with the password and the methods they had. They get an email.`,
      button: "Reactivate",
    },
    delete: {
      title: (name: string) => `Delete ${name}`,
      text: (name: string) =>
        `The account of ${name} is deleted with its methods, sign-ins and resets. In the audit log a number takes the place of their name and address. They get an email. You can't undo this.`,
      button: "Delete for good",
    },
    lock: {
      title: (name: string) => `Lock account of ${name}`,
      text: (name: string) =>
        `${name} is signed out on every device and in every application, and their password no longer works. Their methods stay. They are told by email, and you or another admin can unlock the account.`,
      button: "Lock account",
    },
    unlock: {
      title: (name: string) => `Unlock account of ${name}`,
      text: (name: string) =>
        `${name} can sign in again with the password and the methods they have. First talk to them in person or on a number you know. They are told by email.`,
      button: "Unlock account",
    },
    resend: {
      title: (name: string) => `Invite ${name} again`,
      text: (_name: string) => "They get a new link that works for seven days. The earlier one stops working.",
      button: "Send invitation again",
    },
    withdraw: {
      title: (name: string) => `Withdraw the invitation of ${name}`,
      text: (_name: string) => "Its link stops working, and the entry disappears from the list.",
      button: "Withdraw invitation",
    },
    password: {
      title: (name: string) => `Send ${name} a password reset`,
      text: (name: string) =>
        `${name} gets an email with a link that sets a new password. It never touches their second factor and signs no one in.`,
      button: "Send password reset",
    },
  },
};
