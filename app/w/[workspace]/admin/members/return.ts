import type { Waiting } from "@/lib/access/sessions/return-ticket";
import { type ActName, type ListQuery, writeListQuery } from "./list-query";

/** Where a dialog was opened: over the list as it was, or on the member's page. */
export type From = { list: ListQuery } | "member";

type At = Extract<Waiting["at"], ["member" | "members", ...unknown[]]>;

/** Returns the page of a dialog about a member, with the dialog open. */
export function dialogOf(from: From, act: ActName, memberId: string): At {
  if (from === "member") return ["member", memberId, { act }];
  const { twoFactor, q, after, before } = from.list;
  return ["members", { ...writeListQuery({ twoFactor, q, after, before }), act, member: memberId }];
}

/**
 * Returns the page under a dialog, as it was. From a withdrawn invitation and a deleted member it is the
 * list, because their own page is gone.
 */
export function afterAct(waiting: Waiting | null, act: ActName, memberId: string): At {
  const at = waiting?.at;
  if (at?.[0] === "members") return ["members", { ...at[1], act: null, member: null }];
  return act === "withdraw" || act === "delete" ? ["members"] : ["member", memberId];
}
