import type { Place, PlaceQuery } from "../../account/confirm/places";
import type { ActName, ListQuery } from "./list-query";

/** Where a dialog was opened: over the list, as it stood, or on the member's page. */
export type From = { list: ListQuery } | "member";

/** A place to come back to, with the dialog open. */
export type Back = { place: Place; query: PlaceQuery };

/** The place of a dialog about a member. */
export function backOf(from: From, act: ActName, memberId: string): Back {
  if (from === "member") return { place: "member", query: { id: memberId, act } };
  const { twoFactor, q, after, before } = from.list;
  const kept = Object.entries({ twoFactor, q, after, before }).filter(([, value]) => value && value !== "all");
  return { place: "members", query: { ...Object.fromEntries(kept), act, member: memberId } };
}
