import { asSystem, Prisma } from "@/lib/ground/db";

/** Reads every workspace of the installation, sorted by address, for the operator. */
export function listAllWorkspaces(): Promise<{ id: string; slug: string; name: string }[]> {
  return asSystem(Prisma.sql`select id::text, slug, name from workspace order by slug`);
}
