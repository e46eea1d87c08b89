import "./embedded";
import { expect, test } from "vitest";
import { asSystem, inWorkspace, Prisma } from "@/lib/ground/db";

test("the embedded database connects a superuser, and a scoped transaction is none", async () => {
  const [outside] = await asSystem<{ super: boolean }>(
    Prisma.sql`select rolsuper as super from pg_roles where rolname = current_user`,
  );
  const [inside] = await inWorkspace(
    crypto.randomUUID(),
    (tx) => tx.$queryRaw<{ super: boolean; bypass: boolean }[]>`
    select rolsuper as super, rolbypassrls as bypass from pg_roles where rolname = current_user`,
  );
  expect(outside?.super).toBe(true);
  expect(inside).toEqual({ super: false, bypass: false });
});
