/** The pages that the server in front shows by itself, because the page that was asked for can't be shown. */
export const failures = {
  /** Something failed that should not have. */
  internal: {
    title: "Something went wrong",
    lead: "The page could not be shown. Try again in a moment.",
    link: "Try again",
  },
  /** The database can't be reached. */
  away: {
    title: "Gatehouse can’t be used right now",
    lead: "It can’t reach its database. Nothing you entered was saved. Try again in a minute.",
    link: "Try again",
  },
  /** The database takes no changes: its disk is full, or it is read-only. */
  unwritable: {
    title: "Gatehouse can’t save anything right now",
    lead: "Its database takes no changes. Nothing you entered was saved. Try again in a few minutes.",
    link: "Try again",
  },
  /** What was asked for is sealed with a key that this process lacks. */
  locked: {
    title: "Gatehouse can’t be used right now",
    lead: "A key is missing that it needs to read your data. Nothing you entered was saved. Try again in a few minutes.",
    link: "Try again",
  },
  /** The page was made by an earlier version. */
  updated: {
    title: "Gatehouse was updated",
    lead: "Reload this page, then enter again what you sent. Nothing was saved.",
    link: "Reload this page",
  },
};

/** What the page of an earlier version says by script: it keeps what was typed. */
export const keptText = "Reload this page. The text you typed is kept, except passwords and codes.";

export type FailureName = keyof typeof failures;

/** What stands before the id of a failed request, so an operator can find it in the log. */
export const reference = "Reference";
