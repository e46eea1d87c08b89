/** What a decision about a reset did. */
export const resetResults = {
  approved: "You approved this reset. The code is shown to the one who asked for it.",
  refused: "You refused this reset. Nothing changed for the member.",
  cancelled: "The reset is cancelled. Its code opens nothing.",
  restored: "The old methods and recovery codes work again.",
  closed: "The request is closed.",
};
