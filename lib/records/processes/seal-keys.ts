import { asSystem, Prisma } from "@/lib/ground/db";
import { isLiveSql } from "./live";

/** Lists the keys, as marks, that may have sealed something, or that a live process writes with. */
export async function listSealKeys(): Promise<string[]> {
  const rows = await asSystem<{ key: string }>(Prisma.sql`
    select key from seal_key union select keys[1] from serving_process where ${isLiveSql} order by 1`);
  return rows.map(({ key }) => key);
}

/**
 * Notes that the first of these keys seals from now on. A database without such notes may have been sealed with any of the ring, so all
 * are noted.
 */
export async function noteSealKey(ring: string[]): Promise<void> {
  await asSystem(Prisma.sql`
    insert into seal_key (key)
    select mark from unnest(${ring}::text[]) with ordinality ring (mark, place)
    where place = 1 or not exists (select from seal_key)
    on conflict do nothing`);
}

/** Forgets keys that seal nothing any more, except those that a live process writes with. */
export async function forgetSealKeys(used: string[]): Promise<void> {
  await asSystem(Prisma.sql`
    delete from seal_key where split_part(key, ':', 1) <> all(${used}::text[])
      and not exists (select from serving_process where keys[1] = key and ${isLiveSql})`);
}
