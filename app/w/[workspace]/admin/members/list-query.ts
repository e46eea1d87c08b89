import { readId } from "@/lib/ground/ids";
import { filterParts, type MemberFilter, parseFilter, readMemberFilter } from "@/lib/use-cases/members/filters";
import { readSort, type Sort, writeSort } from "@/lib/use-cases/members/sorting";

/** An act on one member that an admin can open a dialog for. */
export const acts = [
  "role",
  "end-sessions",
  "remind",
  "deactivate",
  "reactivate",
  "delete",
  "lock",
  "unlock",
  "resend",
  "withdraw",
  "password",
  "reset",
] as const;
export type ActName = (typeof acts)[number];
/** An act that its dialog does at once, with no code to show. */
export type SimpleAct = Exclude<ActName, "reset">;

/** What the address of the members table says. Everything else in it is dropped. */
export type ListQuery = MemberFilter & {
  sort: Sort;
  q: string;
  after: string;
  before: string;
  /** The dialog that is open, and the member it is about. */
  act: ActName | null;
  member: string | null;
};

type Given = { get(name: string): string | null };

/** Reads the query of the members table from untrusted text. */
export function readListQuery(given: Given): ListQuery {
  const text = (name: string, max: number) => (given.get(name) ?? "").slice(0, max);
  return {
    ...readMemberFilter(given),
    sort: readSort(given.get("sort")),
    q: text("q", 200),
    after: text("after", 2000),
    before: text("before", 2000),
    act: actNamed(given.get("act")),
    member: readId(given.get("member")),
  };
}

const actNamed = (text: string | null) => acts.find((act) => act === text) ?? null;

/** Returns the query as its address says it. */
export function writeListQuery<Q extends Partial<ListQuery>>({ sort, ...query }: Q) {
  return { ...query, sort: sort ? writeSort(sort) : null };
}

/** Returns the filter of a list's query. */
export function filterOf(query: ListQuery): MemberFilter {
  return parseFilter(filterParts.flatMap((part) => query[part] ?? []).join("."));
}

/** Tells whether a list leaves members out. */
export const isNarrowed = (query: ListQuery): boolean =>
  query.q !== "" || filterParts.some((part) => query[part] !== null);
