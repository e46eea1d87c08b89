import { z } from "zod";
import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace, Prisma } from "@/lib/ground/db";
import { readTallies } from "@/lib/records/member-rows/read-tallies";
import { exemptNow } from "@/lib/rules/policy/rehearse";
import type { RoleName } from "@/lib/rules/policy/settings";

/** A member who is exempt, until when and why. */
export type Exemption = { id: string; name: string; email: string; role: RoleName; until: Date; reason: string | null };

export type ExemptionPage = { exemptions: Exemption[]; n: number; before: string | null; after: string | null };

/** Exemptions on a page. */
const pageSize = 25;

const place = z.tuple([z.iso.datetime(), z.uuid()]);
const write = (row: Exemption | undefined) => (row ? `${row.until.toISOString()}~${row.id}` : null);

/** Reads a place in the list from untrusted text; null where it is none. */
function readPlace(text: unknown) {
  const read = typeof text === "string" ? place.safeParse(text.split("~")) : null;
  return read?.success ? read.data : null;
}

/** Reads one page of the exemptions that hold, soonest to end first, and how many there are. */
export function listExemptions(
  { workspace, now }: Scope<"policy:read">,
  query: { after?: unknown; before?: unknown },
): Promise<ExemptionPage> {
  const before = readPlace(query.before);
  const from = readPlace(query.after) ?? before;
  const back = before !== null && from === before;
  return inWorkspace(workspace.id, async (tx) => {
    const order = back ? Prisma.sql`exempt_until desc, id desc` : Prisma.sql`exempt_until, id`;
    const compare = back ? Prisma.sql`<` : Prisma.sql`>`;
    const beyond = from
      ? Prisma.sql`and (exempt_until, id) ${compare} (${from[0]}::timestamptz, ${from[1]}::uuid)`
      : Prisma.empty;
    const rows = await tx.$queryRaw<Exemption[]>(Prisma.sql`
      select id::text, name, email, role::text as role, exempt_until as until, exempt_reason as reason from member
      where workspace_id = ${tx.workspaceId}::uuid and exempt_until > ${now} and deactivated_at is null ${beyond}
      order by ${order} limit ${pageSize + 1}`);
    const more = rows.length > pageSize;
    const exemptions = back ? rows.slice(0, pageSize).reverse() : rows.slice(0, pageSize);
    return {
      exemptions,
      n: exemptNow(await readTallies(tx), now),
      before: (back ? more : from !== null) ? write(exemptions[0]) : null,
      after: back || more ? write(exemptions.at(-1)) : null,
    };
  });
}
