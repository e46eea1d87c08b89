import { asSystem, Prisma } from "@/lib/ground/db";

/** Reads every workspace of the installation that is not erased, sorted by address, for the operator. */
export function listAllWorkspaces(): Promise<{ id: string; slug: string; name: string }[]> {
  return asSystem(Prisma.sql`select id::text, slug, name from workspace where erased_at is null order by slug`);
}
