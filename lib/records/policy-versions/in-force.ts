import { Prisma } from "@/lib/ground/db";

/** Joins the policy in force, as `p`, to a workspace `w`: the newest published version whose time has come. */
export const joinPolicy = (now: Date) => Prisma.sql`
  join lateral (select * from policy_version p where p.workspace_id = w.id and p.published_at is not null
    and p.effective_at <= ${now} order by p.version desc limit 1) p on true`;
