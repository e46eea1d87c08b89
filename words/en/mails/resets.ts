export const operatorReset = {
  subject: (member: string, workspace: string) => `The operator reset two-factor for ${member} in ${workspace}`,
  title: (member: string) => `The operator reset two-factor for ${member}`,
  preview: "The operator did this from the command line.",
  done: (who: string, time: string) =>
    `The operator of this installation reset two-factor authentication for ${who} on ${time}. Old methods of that account are switched off, and it has to set up a new one.`,
  reason: (reason: string) => `The reason given: “${reason}”`,
  check: (check: string) => `How the identity was checked: “${check}”`,
  recorded: "Recorded in the audit log. If no one asked for it, cancel it and speak to the operator.",
};

export const ownerRescued = {
  subject: (workspace: string) => `The operator gave an owner of ${workspace} a way back in`,
  title: "An owner got a way back in",
  preview: "The operator did this from the command line.",
  done: (who: string, time: string) =>
    `The operator of this installation rescued ${who} on ${time}. Old methods of that account are switched off, and it has to set up a new one.`,
  reason: (reason: string) => `The reason given: “${reason}”`,
  recorded: "Recorded in the audit log. If no owner asked for it, speak to the operator.",
};

export const resetCancelled = {
  subject: (workspace: string) => `The reset of your two-factor authentication in ${workspace} was stopped`,
  title: "The reset was stopped",
  preview: "The reset code no longer works.",
  stopped: (time: string) =>
    `The reset of your two-factor authentication was stopped with the link in our mail on ${time}. The reset code no longer works.`,
  cancelled: (who: string, time: string) =>
    `${who} cancelled the reset of your two-factor authentication on ${time}. The reset code no longer works.`,
  next: (workspace: string) =>
    `Your old methods stay switched off until an admin restores them or issues a new reset. Ask an admin of ${workspace} which it will be.`,
};

export const resetDecided = {
  subjects: {
    approved: (member: string, workspace: string) => `The reset for ${member} in ${workspace} was approved`,
    refused: (member: string, workspace: string) => `The reset for ${member} in ${workspace} was refused`,
    cancelled: (member: string, workspace: string) => `The reset for ${member} in ${workspace} was cancelled`,
    stopped: (member: string, workspace: string) => `The reset for ${member} in ${workspace} was stopped`,
    lapsed: (member: string, workspace: string) => `No one approved the reset for ${member} in ${workspace}`,
  },
  titles: {
    approved: "The reset was approved",
    refused: "The reset was refused",
    cancelled: "The reset was cancelled",
    stopped: "The reset was stopped",
    lapsed: "No one approved the reset",
  },
  what: {
    approved: (by: string, who: string, time: string) =>
      `${by} approved the reset of two-factor authentication for ${who} on ${time}.`,
    refused: (by: string, who: string, time: string) =>
      `${by} refused the reset of two-factor authentication for ${who} on ${time}.`,
    cancelled: (by: string, who: string, time: string) =>
      `${by} cancelled the reset of two-factor authentication for ${who} on ${time}.`,
    stopped: (who: string, time: string) =>
      `Someone with the link in the member's mail stopped the reset of two-factor authentication for ${who} on ${time}.`,
    lapsed: (who: string) => `A day has passed, and no one approved the reset of two-factor authentication for ${who}.`,
  },
  next: {
    approved:
      "The code is shown once, to the person who asked for the reset. Have the member on the line, then open it.",
    refused: "Nothing changed for the member.",
    cancelled: "If a code was issued, it no longer works.",
    stopped: "The code no longer works. Ask the member on a number you already have whether it was them.",
    lapsed: "Nothing changed for the member. If they still wait, check again who is asking and start a new reset.",
  },
  open: "Open the reset",
};

export const resetFinished = {
  subject: (workspace: string) => `Your new two-factor method in ${workspace} is active`,
  title: "Your reset is finished",
  preview: "A new method is active, the old ones are gone.",
  done: (method: string, when: string) =>
    `A new method was set up with your reset code ${when}: ${method}. Your old methods and recovery codes were removed for good.`,
};

export const resetIssued = {
  subject: (workspace: string) => `Your two-factor authentication in ${workspace} was reset`,
  title: "Your two-factor authentication was reset",
  preview: "If you did not ask for this, stop it.",
  done: (who: string, approvedBy: string | null, time: string) =>
    [
      `${who} reset two-factor authentication for your account on ${time}.`,
      ...(approvedBy === null ? [] : [`${approvedBy} approved it.`]),
      "Your old methods are switched off and every device is signed out.",
    ].join(" "),
  next: (time: string) =>
    `You get a reset code from the person who helps you, not by mail. Sign in with your password and that code before ${time}, then set up a new method.`,
  notYou: "If you did not ask for this",
  stop: "Stop it. The code then no longer works, and your admins see that you stopped it.",
  stopAction: "Stop this reset",
};

export const resetRequested = {
  help: {
    subject: (member: string, workspace: string) => `${member} asks for help with two-factor in ${workspace}`,
    title: (member: string) => `${member} asks for help`,
    asked: (who: string, time: string) =>
      `${who} gave the right password on ${time}, has no second factor at hand, and asks for a reset.`,
  },
  approval: {
    subject: (member: string, workspace: string) => `A reset for ${member} in ${workspace} waits for approval`,
    title: (member: string) => `A reset for ${member} waits`,
    asked: (by: string, who: string, time: string) =>
      `${by} asked on ${time} to reset two-factor authentication for ${who}. A second person has to approve it.`,
  },
  preview: "Check who is asking before you decide.",
  check:
    "Check who is asking before you decide: see them, or call them back on a number you already have. A mail or a chat message proves nothing.",
};

export const resetRestored = {
  subject: (workspace: string) => `Your two-factor methods in ${workspace} work again`,
  title: "Your methods work again",
  preview: "Sign in as you did before the reset.",
  done: (who: string, time: string) =>
    `${who} restored your two-factor methods and recovery codes on ${time}. Sign in as you did before the reset.`,
  lost: "If you no longer have any of these methods, tell your admin now.",
};
