import { z } from "zod";
import type { Scope } from "@/lib/access/sessions/judge";
import type { Prisma } from "@/lib/ground/db";
import { inWorkspace, type Tx } from "@/lib/ground/db";
import { after, days } from "@/lib/ground/durations";
import { pagesBy } from "@/lib/ground/paging";
import type { Action } from "@/lib/records/audit/actions";
import { showTexts } from "@/lib/records/audit/texts";
import { type AuditPerson, findPeople, firstEventFrom, readPeople } from "./find-people";

/** Which events to list. People are given by id, by address or by name, days (UTC) as 2026-11-26. */
export type AuditQuery = {
  action: Action | null;
  actor: string;
  subject: string;
  from: string;
  to: string;
  /** Places as the page's address has them. */
  after: string;
  before: string;
};

/** Events on a page. */
export const eventsAPage = 50;

/** The pages of the log, by sequence. */
const pages = pagesBy<{ sequence: bigint }, [sequence: string]>({
  shape: z.tuple([z.string().regex(/^\d{1,18}$/)]),
  placeOf: ({ sequence }) => [String(sequence)],
  behind: ([sequence]) => [String(BigInt(sequence) - 1n)],
});

export type AuditFilter = Pick<AuditQuery, "action" | "actor" | "subject" | "from" | "to">;

/** What a filter means: the rows, or the people that a name fits, if they are none or several. */
type Meant = {
  where: Prisma.AuditEventWhereInput;
  actor: AuditPerson | null;
  subject: AuditPerson | null;
  unclear: { part: "actor" | "subject"; text: string; matches: AuditPerson[] } | null;
};

/** Reads what a filter means. */
export async function readMeant(tx: Tx, query: AuditFilter): Promise<Meant> {
  const [actors, subjects] = [
    query.actor ? await findPeople(tx, query.actor) : [],
    query.subject ? await findPeople(tx, query.subject) : [],
  ];
  const [actor = null, subject = null] = [actors[0], subjects[0]];
  const unclear =
    query.actor && actors.length !== 1
      ? ({ part: "actor", text: query.actor, matches: actors } as const)
      : query.subject && subjects.length !== 1
        ? ({ part: "subject", text: query.subject, matches: subjects } as const)
        : null;
  const from = query.from ? await firstEventFrom(tx, new Date(query.from)) : null;
  const to = query.to ? await firstEventFrom(tx, after(new Date(query.to), days(1))) : null;
  const where = {
    ...(query.action ? { action: query.action } : {}),
    ...(actor ? { actorId: actor.id } : {}),
    ...(subject ? { subjectId: subject.id } : {}),
    AND: [...(from === null ? [] : [{ sequence: { gte: from } }]), ...(to === null ? [] : [{ sequence: { lt: to } }])],
  };
  return { where, actor, subject, unclear };
}

/**
 * Reads one page of a workspace's audit log, newest first, by sequence. Each filter is a range of an index. A name that fits no one, or
 * several, leaves the page empty and is returned as `unclear`.
 */
export function listEvents({ workspace }: Scope<"audit:read">, query: AuditQuery) {
  return inWorkspace(workspace.id, async (tx) => {
    const { where, ...meant } = await readMeant(tx, query);
    if (meant.unclear) return { rows: [], people: new Map<string, AuditPerson>(), ...meant, before: null, after: null };
    const page = await pages.cut(pages.readTurn(query), eventsAPage, (turn, take) => {
      const back = turn?.direction === "before";
      const sequence = turn && { [back ? "gt" : "lt"]: BigInt(turn.place[0]) };
      return tx.auditEvent.findMany({
        where: { ...where, ...(sequence ? { sequence } : {}) },
        orderBy: { sequence: back ? "asc" : "desc" },
        take,
      });
    });
    const ids = page.rows.flatMap(({ actorId, subjectId }) => [actorId, subjectId]).filter((id) => id !== null);
    const rows = await showTexts(tx, page.rows);
    return { ...page, rows, people: await readPeople(tx, ids), ...meant };
  });
}

/** Reads one event by its number, with the people it names. Null: the log has none with that number. */
export function readEvent({ workspace }: Scope<"audit:read">, sequence: bigint) {
  return inWorkspace(workspace.id, async (tx) => {
    const read = await tx.auditEvent.findUnique({
      where: { workspaceId_sequence: { workspaceId: tx.workspaceId, sequence } },
    });
    const [event] = read ? await showTexts(tx, [read]) : [];
    if (!event) return null;
    const ids = [event.actorId, event.subjectId].filter((id) => id !== null);
    return { event, people: await readPeople(tx, ids) };
  });
}
