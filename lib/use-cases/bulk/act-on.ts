import type { BulkAct } from "./acts";
import { endManySessions } from "./end-sessions";
import { exemptMany } from "./exempt";
import { remindMany } from "./remind";
import { requireMany } from "./require";
import type { ActOnMany } from "./work-on";

/** What each act does. */
export const actOnMany: Record<BulkAct, ActOnMany> = {
  remind: remindMany,
  require: requireMany,
  exempt: exemptMany,
  "end-sessions": endManySessions,
};
