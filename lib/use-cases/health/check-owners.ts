import { asSystem, Prisma } from "@/lib/ground/db";
import { env } from "@/lib/ground/env";
import { isActiveSql } from "@/lib/records/member-rows/active";
import { type Finding, fail, ok, warn } from "./finding";

const named = 5;

/** Checks that each workspace has an owner who can sign in, better two. */
export async function checkOwners(): Promise<Finding[]> {
  const few = await asSystem<{ slug: string; owners: number }>(Prisma.sql`
    select w.slug, count(m.id)::int as owners from workspace w
    left join member m on m.workspace_id = w.id and m.role = 'owner' and ${isActiveSql("m")}
    where w.erased_at is null group by w.id having count(m.id) < 2 order by 2, 1`);
  const none = few.filter(({ owners }) => owners === 0);
  const one = few.filter(({ owners }) => owners === 1);
  const list = (some: { slug: string }[]) =>
    [
      ...some.slice(0, named).map(({ slug }) => slug),
      ...(some.length > named ? [`${some.length - named} more`] : []),
    ].join(", ");
  const findings = [
    ...(none.length > 0 ? [fail(`No owner can sign in: ${list(none)}. Run rescue-owner.`)] : []),
    ...(one.length > 0 ? [warn(`One owner alone, whom only you could reset: ${list(one)}.`)] : []),
  ];
  if (one.length > 0 && !env().supportContact)
    findings.push(warn("SUPPORT_CONTACT is not set: a locked-out sole owner is not told how to reach you."));
  return findings.length > 0 ? findings : [ok("Every workspace has two owners or more")];
}
