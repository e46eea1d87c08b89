import type { ServerResponse } from "node:http";

/** The header by which Next 16.4 marks its answer to an action that this build does not have. The contract test finds it in its source. */
export const unknownActionHeader = "x-nextjs-action-not-found";

/** Tells whether an answer says that this build does not have the action: the page was made by another one. */
export function isUnknownAction(response: ServerResponse): boolean {
  return response.getHeader(unknownActionHeader) === "1";
}
