import { type Kind, walk } from "@/lib/records/tasks/work";
import { notifySignOut } from "@/lib/use-cases/applications/notify-sign-out";
import { bulk } from "@/lib/use-cases/bulk/work";
import { takeHold } from "@/lib/use-cases/policy-admin/take-hold";
import { announce } from "@/lib/use-cases/policy-walks/announce";
import { forgetCodes } from "@/lib/use-cases/policy-walks/forget-codes";
import { remindOfDeadline } from "@/lib/use-cases/policy-walks/remind";
import { withdraw } from "@/lib/use-cases/policy-walks/withdraw";
import { lapse } from "@/lib/use-cases/resets/lapse";
import { erase } from "@/lib/use-cases/workspaces/erase";
import { tellDeletion } from "@/lib/use-cases/workspaces/tell-deletion";

/** Every kind of task, by the name its rows have. A row with another name steps back, because a later release wrote it. */
export const kinds: Record<string, Kind> = {
  announce: walk(announce),
  withdraw: walk(withdraw),
  remind: walk(remindOfDeadline),
  "forget-codes": walk(forgetCodes),
  "take-hold": walk(takeHold),
  lapse: walk(lapse),
  erase: walk(erase),
  "tell-deletion": walk(tellDeletion),
  "sign-out-notice": notifySignOut,
  bulk,
};
