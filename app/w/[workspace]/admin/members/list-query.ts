import { readId } from "@/lib/ground/ids";
import { type Filter, readFilter } from "@/lib/use-cases/members/filters";

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
export type ListQuery = {
  twoFactor: Filter;
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
    twoFactor: readFilter(given.get("twoFactor")),
    q: text("q", 200),
    after: text("after", 2000),
    before: text("before", 2000),
    act: actNamed(given.get("act")),
    member: readId(given.get("member")),
  };
}

const actNamed = (text: string | null) => acts.find((act) => act === text) ?? null;

/** Returns the query as its address says it. Leaves out a filter that all members pass. */
export const writeListQuery = <Q extends Partial<ListQuery>>(query: Q) => ({
  ...query,
  twoFactor: query.twoFactor === "all" ? null : query.twoFactor,
});
