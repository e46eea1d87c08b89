import { redirect } from "next/navigation";
import { type Act, isFresh } from "@/lib/access/sessions/freshness";
import type { Standing } from "@/lib/access/sessions/standing";
import { readId } from "@/lib/ground/ids";
import { routes } from "@/lib/ground/routes";
import { readBulkQuery, writeBulkQuery } from "../../admin/members/bulk/bulk-query";
import { readListQuery, writeListQuery } from "../../admin/members/list-query";

/** Parameters of a place: read from an address, so that nothing in them is trusted. */
export type PlaceQuery = Record<string, string>;

const idOf = ({ id }: PlaceQuery) => readId(id);

/** What is open on the Security page: a dialog, and the method it is about. */
function securityQuery({ open = "", method }: PlaceQuery) {
  if (!["remove", "disable", "password"].includes(open)) return {};
  return { open, method: readId(method) };
}

/**
 * Every page that may ask for fresh proof first, by name. Where one comes back to is built here from checked parts; no address that a
 * client sends is ever followed.
 */
const places = {
  home: (slug: string) => routes.home(slug),
  security: (slug: string, query: PlaceQuery) => routes.security(slug, securityQuery(query)),
  "add-app": (slug: string) => routes.securityApp(slug),
  "replace-app": (slug: string) => routes.securityApp(slug),
  passkey: (slug: string, { replace }: PlaceQuery) => routes.securityPasskey(slug, { replace: readId(replace) }),
  "add-email": (slug: string) => routes.securityEmail(slug),
  "new-codes": (slug: string) => routes.securityCodes(slug),
  "shown-codes": (slug: string) => routes.securityCodes(slug),
  overview: (slug: string) => routes.overview(slug),
  invite: (slug: string) => routes.invite(slug),
  members: (slug: string, query: PlaceQuery) =>
    routes.members(slug, writeListQuery(readListQuery({ get: (name) => query[name] ?? null }))),
  bulk: (slug: string, query: PlaceQuery) => {
    const read = readBulkQuery(query);
    return read ? routes.bulk(slug, writeBulkQuery(read)) : routes.members(slug);
  },
  member: (slug: string, query: PlaceQuery) => {
    const { act, done } = readListQuery({ get: (name) => query[name] ?? null });
    const id = idOf(query);
    return id ? routes.member(slug, id, { act, done }) : routes.members(slug);
  },
  reset: (slug: string, query: PlaceQuery) => {
    const id = idOf(query);
    return id ? routes.memberReset(slug, id) : routes.members(slug);
  },
  policy: (slug: string) => routes.policy(slug),
  exemptions: (slug: string, query: PlaceQuery) => routes.exemptions(slug, { member: idOf(query) }),
  resets: (slug: string, query: PlaceQuery) => {
    const id = idOf(query);
    return id ? routes.reset(slug, id) : routes.resets(slug);
  },
  audit: (slug: string) => routes.audit(slug),
} satisfies Record<string, (slug: string, query: PlaceQuery) => string>;

export type Place = keyof typeof places;

/** Reads a place's name from untrusted text; anything unknown is home. */
export const readPlace = (text: unknown): Place =>
  typeof text === "string" && Object.hasOwn(places, text) ? (text as Place) : "home";

/** The path a place has in a workspace. */
export const placePath = (slug: string, place: Place, query: PlaceQuery = {}) => places[place](slug, query);

/** The path of the page that asks for fresh proof and comes back to a place. */
export function confirmPath(slug: string, place: Place, query: PlaceQuery = {}): string {
  return `${routes.confirm(slug)}?${new URLSearchParams({ ...query, for: place })}`;
}

/** What fresh proof is for at a place: setting up a method may follow a recovery code without another one. */
export const actOf = (place: Place): Act =>
  place === "add-app" || place === "replace-app" || place === "passkey" || place === "add-email" ? "replace" : "any";

/** Lets through who has proven freshly who they are; shows others the page that asks, which comes back to the place. */
export function requireFresh(standing: Standing, place: Place, query: PlaceQuery = {}): void {
  if (!isFresh(standing, actOf(place))) redirect(confirmPath(standing.workspace.slug, place, query));
}
