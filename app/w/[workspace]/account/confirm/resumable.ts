import { requireScope } from "@/lib/access/sessions/require";
import type { RoleName } from "@/lib/rules/policy/settings";
import { endOneSession } from "../../admin/members/actions";
import { undoRole, undoWithdrawal } from "../../admin/members/undo";
import { undoVersion } from "../../admin/policy/actions";
import { readBase } from "../../admin/policy/base";
import * as policyDecisions from "../../admin/policy/decision-actions";
import { giveExemption, stopExemption } from "../../admin/policy/exemptions/actions";
import { undoExemption } from "../../admin/policy/exemptions/undo";
import { release } from "../../admin/policy/release";
import { cancelAndKeep, cancelAndRestore, refuseRequest, restore } from "../../admin/resets/actions";
import { saveWorkspace } from "../../admin/settings/actions";
import { deleteWorkspace } from "../../admin/settings/deletion-actions";
import { newCodes, showCodes } from "../security/code-actions";
import { addApp, addEmail, replaceApp } from "../security/method-actions";
import type { Resumable } from "./require-fresh";

type Resume = (slug: string, ...given: string[]) => Promise<unknown>;

/**
 * How each action continues if it was pressed before its proof was fresh. Each passes its own gates again, and names
 * exactly what was pressed: a draft that has changed since is not published.
 */
export const resumable: Record<Resumable, Resume> = {
  addApp,
  replaceApp: (slug, id = "") => replaceApp(slug, id),
  addEmail,
  newCodes,
  showCodes,
  publishDraft: async (slug, base, rehearsed) =>
    release(await requireScope(slug, "policy:write"), readBase(base), rehearsed === "rehearsed", {}, true),
  undoVersion: (slug, version) => undoVersion(slug, Number(version)),
  approvePolicy: (slug, base = "") => policyDecisions.approve(slug, base),
  refusePolicy: (slug, base = "") => policyDecisions.refuse(slug, base),
  takeBackPolicy: (slug, base = "") => policyDecisions.takeBack(slug, base),
  stopPolicy: (slug, base = "") => policyDecisions.stop(slug, base),
  giveExemption: (slug, email = "", reason = "", until = "") =>
    giveExemption(slug, {}, formOf({ email, reason, until })),
  stopExemption: (slug, memberId = "") => stopExemption(slug, memberId),
  endOneSession: (slug, memberId = "", sessionId = "") => endOneSession(slug, memberId, sessionId),
  undoRole: (slug, memberId = "", before, given) => undoRole(slug, memberId, before as RoleName, given as RoleName),
  undoWithdrawal: (slug, email = "", role) => undoWithdrawal(slug, email, role as RoleName),
  undoExemption: (slug, memberId = "", left = "", day = "", reason = "") =>
    undoExemption(slug, memberId, left, day, reason),
  saveWorkspace: (slug, seen = "", name = "", supportContact = "", language = "", timeZone = "", accent = "") =>
    saveWorkspace(slug, {}, formOf({ seen, name, supportContact, language, timeZone, accent })),
  deleteWorkspace: (slug, confirmName = "") => deleteWorkspace(slug, {}, formOf({ confirmName })),
  refuseRequest: (slug, id = "") => refuseRequest(slug, id),
  cancelAndRestore: (slug, id = "") => cancelAndRestore(slug, id),
  cancelAndKeep: (slug, id = "") => cancelAndKeep(slug, id),
  restore: (slug, id = "") => restore(slug, id),
};

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}
