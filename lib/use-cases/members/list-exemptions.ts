import { z } from "zod";
import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace, Prisma } from "@/lib/ground/db";
import { idText, type Page, pagesBy, time } from "@/lib/ground/paging";
import { readTallies } from "@/lib/records/member-rows/read-tallies";
import { exemptNow } from "@/lib/rules/policy/rehearse";
import type { RoleName } from "@/lib/rules/policy/settings";

/** A member who is exempt, until when and why. */
export type Exemption = { id: string; name: string; email: string; role: RoleName; until: Date; reason: string | null };

/** Exemptions on a page. */
const pageSize = 25;

/** The pages of the exemptions, by their end. */
const pages = pagesBy<Exemption, [end: number, id: string]>({
  shape: z.tuple([time, idText]),
  placeOf: ({ until, id }) => [until.getTime(), id],
  behind: ([end]) => [end, "ffffffff-ffff-ffff-ffff-ffffffffffff"],
});

/** Reads one page of the exemptions in force, soonest to end first, and counts them. */
export function listExemptions(
  { workspace, now }: Scope<"policy:read">,
  query: { after?: unknown; before?: unknown },
): Promise<Page<Exemption> & { n: number }> {
  return inWorkspace(workspace.id, async (tx) => ({
    ...(await pages.cut(pages.readTurn(query), pageSize, (turn, limit) => {
      const back = turn?.direction === "before";
      const order = back ? Prisma.sql`exempt_until desc, id desc` : Prisma.sql`exempt_until, id`;
      const compare = back ? Prisma.sql`<` : Prisma.sql`>`;
      const beyond = turn
        ? Prisma.sql`and (exempt_until, id) ${compare} (${new Date(turn.place[0])}, ${turn.place[1]}::uuid)`
        : Prisma.empty;
      return tx.$queryRaw<Exemption[]>(Prisma.sql`
        select id::text, name, email, role::text as role, exempt_until as until, exempt_reason as reason from member
        where workspace_id = ${tx.workspaceId}::uuid and exempt_until > ${now} and deactivated_at is null ${beyond}
        order by ${order} limit ${limit}`);
    })),
    n: exemptNow(await readTallies(tx), now),
  }));
}
