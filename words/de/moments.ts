import { momentsIn } from "../moments-in";

/** Writes moments in sentences that are made on the server. */
export const moments = momentsIn("de-DE");
