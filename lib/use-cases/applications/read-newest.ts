import { z } from "zod";
import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace, type Tx } from "@/lib/ground/db";
import { after, days } from "@/lib/ground/durations";
import type { Action } from "@/lib/records/audit/actions";
import { type Assurance, assurances } from "@/lib/rules/applications/assurance";
import { permits } from "@/lib/rules/policy/permissions";

/** How many days of sign-ins the overview counts. */
const daysCounted = 30;
const shownAtMost = 6;

/** A sign-in to an application that is newly in the log: who, to what, and with which proof, or why it was refused. */
export type NewestReach = {
  sequence: string;
  at: Date;
  /** Null: they were deleted since. */
  member: { id: string; name: string } | null;
  /** `id` is null where the application was deleted since. */
  application: { id: string | null; name: string };
  outcome: { proof: Assurance } | { refused: string };
};

export type ApplicationsInUse = { days: number; reached: number; refused: number; newest: NewestReach[] };

const entries = z.object({
  data: z.object({
    application: z.string(),
    name: z.string(),
    acr: z.enum(assurances).optional(),
    reason: z.string().optional(),
  }),
});

/** Reads who reached which application lately, refused ones too. Null: the workspace has no application, or the reader may not see its log. */
export async function readApplicationsInUse(scope: Scope<"members:read">): Promise<ApplicationsInUse | null> {
  if (!permits(scope.member.role, "audit:read")) return null;
  return inWorkspace(scope.workspace.id, (tx) => read(tx, scope.now));
}

async function read(tx: Tx, now: Date): Promise<ApplicationsInUse | null> {
  if (!(await tx.application.findFirst({ select: { id: true } }))) return null;
  const first = after(new Date(now.toISOString().slice(0, 10)), -days(daysCounted - 1));
  const { _sum: sum } = await tx.applicationDay.aggregate({
    where: { day: { gte: first } },
    _sum: { reached: true, refused: true },
  });
  // Each is the end of a range of an index.
  const newestOf = (action: Action) =>
    tx.auditEvent.findMany({ where: { action }, orderBy: { sequence: "desc" }, take: shownAtMost });
  const rows = [...(await newestOf("application.reached")), ...(await newestOf("application.refused"))]
    .sort((one, other) => Number(other.sequence - one.sequence))
    .slice(0, shownAtMost)
    .map((row) => ({ ...row, ...entries.parse(JSON.parse(row.entry)).data }));
  const idOf = { select: { id: true, name: true } };
  const people = await tx.member.findMany({
    where: { id: { in: rows.flatMap(({ subjectId }) => subjectId ?? []) } },
    ...idOf,
  });
  const there = await tx.application.findMany({
    where: { id: { in: rows.map(({ application }) => application) } },
    ...idOf,
  });
  return {
    days: daysCounted,
    reached: sum.reached ?? 0,
    refused: sum.refused ?? 0,
    newest: rows.map(({ sequence, at, subjectId, application, name, acr, reason }) => {
      const known = there.find(({ id }) => id === application);
      return {
        sequence: String(sequence),
        at,
        member: people.find(({ id }) => id === subjectId) ?? null,
        application: { id: known?.id ?? null, name: known?.name ?? name },
        outcome: reason === undefined ? { proof: acr ?? "sfa" } : { refused: reason },
      };
    }),
  };
}
