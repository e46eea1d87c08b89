import { z } from "zod";
import { inWorkspace, type Tx } from "@/lib/ground/db";
import { idText, type Page, pagesBy, type Turn as TurnOf, time } from "@/lib/ground/paging";
import type { RoleName } from "@/lib/rules/policy/settings";
import { type Ending, endOf, type ResetState, stateOf } from "@/lib/rules/resets/state";

export const resetsPerPage = 25;

/** A place in a list that runs from the newest to the oldest. */
type Place = [at: number, id: string];
export type ResetTurn = TurnOf<Place>;

const pagesByTime = <Row extends { id: string }>(at: (row: Row) => Date) =>
  pagesBy<Row, Place>({
    shape: z.tuple([time, idText]),
    placeOf: (row) => [at(row).getTime(), row.id],
    behind: ([moment]) => [moment, "00000000-0000-0000-0000-000000000000"],
  });

type Person = { id: string; name: string; email: string; role: RoleName; suspendedAt: Date | null };

/** A reset as the console shows it. Of its code it holds only whether it was shown. */
export type ListedReset = {
  id: string;
  member: Person;
  state: ResetState;
  /** Null: the operator, or a member who was deleted since (`issuedById`). */
  issuedBy: string | null;
  issuedById: string | null;
  approvedBy: string | null;
  endedBy: string | null;
  restoredBy: string | null;
  identityCheck: string;
  reason: string | null;
  codeShown: boolean;
  requestedAt: Date;
  issuedAt: Date | null;
  expiresAt: Date | null;
  openedAt: Date | null;
  /** How it ended, and when; null: it has not ended. */
  end: { ending: Ending; at: Date } | null;
  restoredAt: Date | null;
};

const personOf = { select: { id: true, name: true, email: true, role: true, suspendedAt: true } };

const columns = {
  id: true,
  member: personOf,
  issuedById: true,
  approvedById: true,
  endedById: true,
  restoredById: true,
  identityCheck: true,
  reason: true,
  requestedAt: true,
  issuedAt: true,
  expiresAt: true,
  openedAt: true,
  endedAt: true,
  ending: true,
  restoredAt: true,
} as const;

/** Reads what the console's page of resets shows: a page of requests for help, and a page of resets. */
export function openResetLists(workspaceId: string, requestTurn: ResetTurn, resetTurn: ResetTurn, now: Date) {
  return inWorkspace(workspaceId, async (tx) => ({
    requests: await listHelpRequests(tx, requestTurn),
    resets: await listResets(tx, resetTurn, now),
  }));
}

/** Reads one reset and whether it is the member's newest that came into force; null if it is not of this workspace. */
export function findReset(workspaceId: string, id: string, now: Date) {
  return inWorkspace(workspaceId, async (tx) => {
    const reset = await readReset(tx, id, now);
    return reset && { reset, newest: (await readNewestId(tx, reset.member.id)) === id };
  });
}

/** The pages of the resets, by when they were requested. */
export const resetPages = pagesByTime<Read>(({ requestedAt }) => requestedAt);

/** Reads a page of a workspace's resets, from the newest to the oldest. Any page costs the same. */
async function listResets(tx: Tx, turn: ResetTurn, now: Date): Promise<Page<ListedReset>> {
  const page = await resetPages.cut(turn, resetsPerPage, (from, take) => {
    const { where, direction } = behind("requestedAt", from);
    return tx.reset.findMany({
      where,
      orderBy: [{ requestedAt: direction }, { id: direction }],
      take,
      select: columns,
    });
  });
  const shown = await codesShown(
    tx,
    page.rows.map(({ id }) => id),
  );
  return { ...page, rows: await name(tx, page.rows, shown, now) };
}

async function readReset(tx: Tx, id: string, now: Date): Promise<ListedReset | null> {
  const read = await tx.reset.findMany({ where: { id }, select: columns });
  const [reset] = await name(tx, read, await codesShown(tx, [id]), now);
  return reset ?? null;
}

async function readNewestId(tx: Tx, memberId: string): Promise<string | undefined> {
  const newest = await tx.reset.findFirst({
    where: { memberId, issuedAt: { not: null } },
    orderBy: [{ issuedAt: "desc" }, { id: "desc" }],
    select: { id: true },
  });
  return newest?.id;
}

type Read = Omit<ListedReset, "state" | "end" | "issuedBy" | "approvedBy" | "endedBy" | "restoredBy" | "codeShown"> & {
  approvedById: string | null;
  endedById: string | null;
  restoredById: string | null;
  endedAt: Date | null;
  ending: Ending | null;
};

async function codesShown(tx: Tx, ids: string[]): Promise<Set<string>> {
  const shown = await tx.reset.findMany({ where: { id: { in: ids }, codeHash: { not: null } }, select: { id: true } });
  return new Set(shown.map(({ id }) => id));
}

async function name(tx: Tx, read: Read[], shown: Set<string>, now: Date): Promise<ListedReset[]> {
  const ids = read.flatMap((reset) => [reset.issuedById, reset.approvedById, reset.endedById, reset.restoredById]);
  const people = await tx.member.findMany({
    where: { id: { in: [...new Set(ids.filter((id) => id !== null))] } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const nameOf = (id: string | null) => (id ? (names.get(id) ?? null) : null);
  return read.map(({ approvedById, endedById, restoredById, endedAt, ending, ...reset }) => ({
    ...reset,
    state: stateOf({ ...reset, endedAt, ending }, now),
    end: endOf({ ...reset, endedAt, ending }, now),
    issuedBy: nameOf(reset.issuedById),
    approvedBy: nameOf(approvedById),
    endedBy: nameOf(endedById),
    restoredBy: nameOf(restoredById),
    codeShown: shown.has(reset.id),
  }));
}

/** A member's open request for help. */
export type ListedRequest = { id: string; createdAt: Date; member: Person };

/** The pages of the requests for help, by when they were made. */
export const requestPages = pagesByTime<ListedRequest>(({ createdAt }) => createdAt);

/** Reads a page of the open requests for help, from the newest to the oldest. */
function listHelpRequests(tx: Tx, turn: ResetTurn): Promise<Page<ListedRequest>> {
  return requestPages.cut(turn, resetsPerPage, (from, take) => {
    const { where, direction } = behind("createdAt", from);
    return tx.helpRequest.findMany({
      where: { ...where, closedAt: null },
      orderBy: [{ createdAt: direction }, { id: direction }],
      take,
      select: { id: true, createdAt: true, member: personOf },
    });
  });
}

function behind(column: "requestedAt" | "createdAt", turn: ResetTurn) {
  const direction = turn?.direction === "before" ? ("asc" as const) : ("desc" as const);
  return { where: turn ? beyond(column, turn.place, turn.direction === "before" ? "gt" : "lt") : {}, direction };
}

function beyond(column: string, [moment, id]: Place, compare: "gt" | "lt") {
  const at = new Date(moment);
  return {
    [column]: { [compare === "gt" ? "gte" : "lte"]: at },
    OR: [{ [column]: { [compare]: at } }, { id: { [compare]: id } }],
  };
}
