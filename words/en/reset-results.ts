/** What a decision about a reset did. */
export const resetResults = {
  approved: "You approved this reset. The person who asked for it sees the code.",
  refused: "You refused this reset. Nothing changed for the member.",
  cancelled: "The reset is cancelled. Its code opens nothing.",
  restored: "The old methods and recovery codes work again.",
  closed: "The request is closed.",
};
