import "./database";
import { expect, test } from "vitest";
import { asSystem, inWorkspace, Prisma, ping } from "@/lib/ground/db";

const whoAmI = Prisma.sql`select current_user::text as name, rolsuper as super, rolbypassrls as bypass from pg_roles where rolname = current_user`;

test("the tests' database answers, and its owner is bound by row security", async () => {
  await ping();
  expect(await asSystem(whoAmI)).toEqual([{ name: "gatehouse", super: false, bypass: false }]);
});

test("a scoped transaction has the role that owns nothing", async () => {
  const rows = await inWorkspace(
    crypto.randomUUID(),
    (tx) => tx.$queryRaw<{ role: string; app: string }[]>`
    select current_user::text as role, app_role() as app`,
  );
  expect(rows[0]?.role).toMatch(/^gatehouse_app_/);
  expect(rows[0]?.role).toBe(rows[0]?.app);
});
