import { asSystem, Prisma } from "@/lib/ground/db";
import { joinPolicy } from "@/lib/records/policy-versions/in-force";
import type { Brand } from "@/lib/rules/brand/brand";
import { readPolicy } from "@/lib/rules/policy/document";
import type { Policy } from "@/lib/rules/policy/settings";

export type FoundWorkspace = Brand & {
  id: string;
  slug: string;
  name: string;
  plan: "business" | "enterprise";
  policy: Policy;
  /** When it is to be deleted. Until then it takes no new members: its policy is read so. */
  deleteAt: Date | null;
};

type Row = Omit<FoundWorkspace, "policy" | "deleteAt"> & {
  delete_at: Date | null;
  version: number;
  settings: unknown;
  due_at: unknown;
};

/** Looks up a workspace by its address, with the policy in force, in one statement. */
export async function findWorkspace(slug: string, now: Date): Promise<FoundWorkspace | null> {
  const [row] = await asSystem<Row>(Prisma.sql`
    select w.id, w.slug, w.name, w.plan::text, w.accent, w.logo_version as logo, w.delete_at, p.version, p.settings, p.due_at from workspace w
    ${joinPolicy(now)}
    where w.slug = ${slug}`);
  if (!row) return null;
  const { version, settings, due_at: dueAt, delete_at: deleteAt, ...workspace } = row;
  const policy = readPolicy({ version, settings, dueAt }, row.plan);
  return { ...workspace, deleteAt, policy: deleteAt ? closed(policy) : policy };
}

const closed = (policy: Policy): Policy => ({
  ...policy,
  settings: { ...policy.settings, signUp: { ...policy.settings.signUp, mode: "invited" } },
});

/** Tells whether a workspace's address is taken. */
export async function isSlugTaken(slug: string): Promise<boolean> {
  return (await asSystem(Prisma.sql`select 1 from workspace where slug = ${slug}`)).length > 0;
}
