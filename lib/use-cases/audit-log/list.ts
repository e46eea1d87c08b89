import type { Scope } from "@/lib/access/sessions/judge";
import type { Prisma } from "@/lib/ground/db";
import { inWorkspace, type Tx } from "@/lib/ground/db";
import { emailKeyOf } from "@/lib/ground/email-key";
import { readId } from "@/lib/ground/ids";
import type { Action } from "@/lib/records/audit/actions";

/** Which events are asked for; people by id or by address. */
export type AuditQuery = {
  action: Action | null;
  actor: string;
  subject: string;
  /** Older than this sequence, or newer than it. */
  before: bigint | null;
  after: bigint | null;
};

export type AuditPerson = { id: string; name: string; email: string };

/** Events on a page. */
export const eventsAPage = 50;

const person = { id: true, name: true, email: true } as const;

/** Finds who a filter names: by id as links do, or by address as people do. Null: nobody of this workspace. */
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
 * Reads one page of a workspace's audit log, newest first, by sequence. Each filter is a range of an index. A person whom the
 * workspace does not know leaves the page empty, and is answered as `unknown`.
 */
export function listEvents({ workspace }: Scope<"audit:read">, query: AuditQuery) {
  return inWorkspace(workspace.id, async (tx) => {
    const actor = query.actor ? await findPerson(tx, query.actor) : null;
    const subject = query.subject ? await findPerson(tx, query.subject) : null;
    const unknown = [query.actor && !actor && query.actor, query.subject && !subject && query.subject].find(Boolean);
    if (unknown)
      return { events: [], people: new Map<string, AuditPerson>(), actor, subject, unknown, newer: null, older: null };
    const where: Prisma.AuditEventWhereInput = {
      ...(query.action ? { action: query.action } : {}),
      ...(actor ? { actorId: actor.id } : {}),
      ...(subject ? { subjectId: subject.id } : {}),
    };
    const page = await readPage(tx, where, query);
    const ids = page.events.flatMap(({ actorId, subjectId }) => [actorId, subjectId]).filter((id) => id !== null);
    const people = await tx.member.findMany({ where: { id: { in: [...new Set(ids)] } }, select: person });
    return { ...page, people: new Map(people.map((row) => [row.id, row])), actor, subject, unknown: null };
  });
}

async function readPage(tx: Tx, where: Prisma.AuditEventWhereInput, { before, after }: AuditQuery) {
  const forth = after !== null;
  const found = await tx.auditEvent.findMany({
    where: { ...where, ...(forth ? { sequence: { gt: after } } : before !== null ? { sequence: { lt: before } } : {}) },
    orderBy: { sequence: forth ? "asc" : "desc" },
    take: eventsAPage + 1,
  });
  const more = found.length > eventsAPage;
  // Turned back to the newest, the first page is shown full.
  if (forth && !more) return readNewest(tx, where);
  const events = found.slice(0, eventsAPage);
  if (forth) events.reverse();
  const newer = forth || before !== null ? (events[0]?.sequence ?? null) : null;
  return { events, newer, older: forth || more ? (events.at(-1)?.sequence ?? null) : null };
}

const readNewest = (
  tx: Tx,
  where: Prisma.AuditEventWhereInput,
): Promise<{ events: Awaited<ReturnType<Tx["auditEvent"]["findMany"]>>; newer: bigint | null; older: bigint | null }> =>
  readPage(tx, where, { action: null, actor: "", subject: "", before: null, after: null });
