/** The dialog that resets a member's second factor. Plain texts: it runs in the browser. `{name}` stands for the member. */
export const resetDialog = {
  title: "Reset two-factor for {name}",
  text: "The old methods and recovery codes are switched off and every device is signed out. {name} gets back in with the password and a code that works once within 24 hours, and must then set up a new method.",
  textSecond:
    "A second person has to approve. Until then nothing changes for {name}. After that the old methods and recovery codes are switched off and every device is signed out. {name} gets back in with the password and a code that works once within 24 hours, and must then set up a new method.",
  check:
    "Check who is asking before you go on. A mail or a chat message proves nothing: see them, or call them back on a number you already have.",
  identity: "How did you check who is asking?",
  identityHint: "Recorded in the audit log.",
  chooseOne: "Choose one",
  noIdentity: "Say how you checked who is asking.",
  cancel: "Cancel",
  reset: "Reset",
  requested: "Waiting for approval",
  requestedText:
    "Members who may approve got an email. Nothing has changed for {name} yet. Once it is approved, the code is shown to you under Resets.",
  openResets: "Open resets",
  enrolFirst: "Set up two-factor for yourself first. Then you can reset it for others.",
  openSecurity: "Open security",
  notActive: "This account is not active, so there is nothing to reset.",
  close: "Close",
  code: {
    label: "Reset code",
    once: "This code is shown once",
    hand: "Read it to {name} while you are still speaking, or send it in a channel only they can read. Never by mail.",
    until:
      "{name} can sign in with their password and this code until {time}. Then they must set up a new method. Their old methods are switched off now, and every device is signed out.",
    over: "Expired",
    done: "Done",
  },
  open: {
    title: {
      requested: "A reset waits for approval already",
      issued: "A reset code is out already",
      opened: "A reset is being finished right now",
    },
    begun: {
      requested: "{who} asked for it on {time}.",
      issued: "{who} issued it on {time}. It works until {end}.",
      opened: "{who} issued its code on {time}.",
    },
    end: {
      requested: "If you go on, that request is void.",
      issued: "If you go on, that code stops working at once.",
      opened: "If you go on, the set-up they have begun with it ends.",
      holds: "It holds until your own request is approved.",
      replaced: "If you go on, the new request takes its place.",
      other: "Once one of the two is approved, the other is void.",
    },
  },
  operator: "The operator",
};
