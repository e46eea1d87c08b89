import { redirect } from "next/navigation";
import { type Act, isFresh } from "@/lib/access/sessions/freshness";
import type { Standing } from "@/lib/access/sessions/standing";
import { readBulkQuery, writeBulkQuery } from "../../admin/members/bulk/bulk-query";
import { isId, readListQuery, writeListQuery } from "../../admin/members/list-query";

/** Parameters of a place: read from an address, so that nothing in them is trusted. */
export type PlaceQuery = Record<string, string>;

const id = (query: PlaceQuery) => (isId(query.id ?? "") ? `/${query.id}` : "");

/** What is open on the Security page: a dialog, and the method it is about. */
function securityQuery({ open = "", method = "" }: PlaceQuery): string {
  if (!["remove", "disable", "password"].includes(open)) return "";
  return isId(method) ? `?open=${open}&method=${method}` : `?open=${open}`;
}

/**
 * Every page that may ask for fresh proof first, by name, as the path below `/w/<slug>`. Where one comes back to is built here from
 * checked parts; no address that a client sends is ever followed.
 */
const places = {
  home: () => "",
  security: (query: PlaceQuery) => `/account/security${securityQuery(query)}`,
  "add-app": () => "/account/security/app",
  "replace-app": () => "/account/security/app",
  passkey: ({ replace = "" }: PlaceQuery) => `/account/security/passkey${isId(replace) ? `?replace=${replace}` : ""}`,
  "add-email": () => "/account/security/email",
  "new-codes": () => "/account/security/codes",
  "shown-codes": () => "/account/security/codes",
  overview: () => "/admin",
  invite: () => "/admin/members/invite",
  members: (query: PlaceQuery) =>
    `/admin/members${writeListQuery(readListQuery({ get: (name) => query[name] ?? null }))}`,
  bulk: (query: PlaceQuery) => {
    const read = readBulkQuery(query);
    return `/admin/members${read ? `/bulk?${new URLSearchParams(writeBulkQuery(read))}` : ""}`;
  },
  member: (query: PlaceQuery) => {
    const { act, done } = readListQuery({ get: (name) => query[name] ?? null });
    return `/admin/members${id(query)}${id(query) ? writeListQuery({ act, done }) : ""}`;
  },
  reset: (query: PlaceQuery) => `/admin/members${id(query)}${id(query) ? "/reset" : ""}`,
  policy: () => "/admin/policy",
  exemptions: (query: PlaceQuery) => `/admin/policy/exemptions${isId(query.id ?? "") ? `?member=${query.id}` : ""}`,
  resets: (query: PlaceQuery) => `/admin/resets${id(query)}`,
  audit: () => "/admin/audit",
} satisfies Record<string, (query: PlaceQuery) => string>;

export type Place = keyof typeof places;

/** Reads a place's name from untrusted text; anything unknown is home. */
export const readPlace = (text: unknown): Place =>
  typeof text === "string" && Object.hasOwn(places, text) ? (text as Place) : "home";

/** The path a place has in a workspace. */
export const placePath = (slug: string, place: Place, query: PlaceQuery = {}) => `/w/${slug}${places[place](query)}`;

/** The path of the page that asks for fresh proof and comes back to a place. */
export function confirmPath(slug: string, place: Place, query: PlaceQuery = {}): string {
  return `/w/${slug}/account/confirm?${new URLSearchParams({ ...query, for: place })}`;
}

/** What fresh proof is for at a place: setting up a method may follow a recovery code without another one. */
export const actOf = (place: Place): Act =>
  place === "add-app" || place === "replace-app" || place === "passkey" || place === "add-email" ? "replace" : "any";

/** Lets through who has proven freshly who they are; shows others the page that asks, which comes back to the place. */
export function requireFresh(standing: Standing, place: Place, query: PlaceQuery = {}, now = new Date()): void {
  if (!isFresh(standing, now, actOf(place))) redirect(confirmPath(standing.workspace.slug, place, query));
}
