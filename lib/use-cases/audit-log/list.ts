import { z } from "zod";
import type { Scope } from "@/lib/access/sessions/judge";
import type { Prisma } from "@/lib/ground/db";
import { inWorkspace, type Tx } from "@/lib/ground/db";
import { emailKeyOf } from "@/lib/ground/email-key";
import { readId } from "@/lib/ground/ids";
import { pagesBy } from "@/lib/ground/paging";
import type { Action } from "@/lib/records/audit/actions";
import { showTexts } from "@/lib/records/audit/texts";

/** Which events to list. People are given by id or by address. */
export type AuditQuery = {
  action: Action | null;
  actor: string;
  subject: string;
  /** Places as the page's address has them. */
  after: string;
  before: string;
};

export type AuditPerson = { id: string; name: string; email: string };

/** Events on a page. */
export const eventsAPage = 50;

/** The pages of the log, by sequence. */
const pages = pagesBy<{ sequence: bigint }, [sequence: string]>({
  shape: z.tuple([z.string().regex(/^\d{1,18}$/)]),
  placeOf: ({ sequence }) => [String(sequence)],
  behind: ([sequence]) => [String(BigInt(sequence) - 1n)],
});

const person = { id: true, name: true, email: true } as const;

/** Finds the person a filter names: by id as links do, or by address as people do. Null: no one in this workspace. */
async function findPerson(tx: Tx, text: string): Promise<AuditPerson | null> {
  if (readId(text))
    return tx.member.findUnique({
      where: { workspaceId_id: { workspaceId: tx.workspaceId, id: text } },
      select: person,
    });
  const emailKey = emailKeyOf(text);
  return tx.member.findUnique({
    where: { workspaceId_emailKey: { workspaceId: tx.workspaceId, emailKey } },
    select: person,
  });
}

/**
 * Reads one page of a workspace's audit log, newest first, by sequence. Each filter is a range of an index. A person unknown to
 * the workspace leaves the page empty, and is returned as `unknown`.
 */
export function listEvents({ workspace }: Scope<"audit:read">, query: AuditQuery) {
  return inWorkspace(workspace.id, async (tx) => {
    const actor = query.actor ? await findPerson(tx, query.actor) : null;
    const subject = query.subject ? await findPerson(tx, query.subject) : null;
    const unknown = [query.actor && !actor && query.actor, query.subject && !subject && query.subject].find(Boolean);
    if (unknown)
      return { rows: [], people: new Map<string, AuditPerson>(), actor, subject, unknown, before: null, after: null };
    const where: Prisma.AuditEventWhereInput = {
      ...(query.action ? { action: query.action } : {}),
      ...(actor ? { actorId: actor.id } : {}),
      ...(subject ? { subjectId: subject.id } : {}),
    };
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
    const people = await tx.member.findMany({ where: { id: { in: [...new Set(ids)] } }, select: person });
    const rows = await showTexts(tx, page.rows);
    return { ...page, rows, people: new Map(people.map((row) => [row.id, row])), actor, subject, unknown: null };
  });
}
