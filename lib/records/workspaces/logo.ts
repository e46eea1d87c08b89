import { asSystem, Prisma } from "@/lib/ground/db";
import { isSlug } from "@/lib/ground/slug";
import { isLogoVersion } from "@/lib/rules/brand/logo";

/** Looks up the PNG of a workspace's logo by its address and version, which anyone may see who can sign in. Null if it is another one by now. */
export async function readLogo(slug: string, version: string): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!isSlug(slug) || !isLogoVersion(version)) return null;
  const [row] = await asSystem<{ bytes: Uint8Array<ArrayBuffer> }>(Prisma.sql`
    select l.bytes from workspace w join workspace_logo l on l.workspace_id = w.id
    where w.slug = ${slug} and w.logo_version = ${version} and l.version = ${version}`);
  return row?.bytes ?? null;
}
