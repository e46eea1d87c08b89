import { Prisma } from "@/lib/ground/db";

/** The rule `isActive` as a filter of members. */
export const whereActive = { joinedAt: { not: null }, deactivatedAt: null } satisfies Prisma.MemberWhereInput;

/** The rule `isActive` as a condition of SQL, on the member's table under its name in the statement. */
export const isActiveSql = (table: "member" | "m") =>
  table === "m"
    ? Prisma.sql`m.joined_at is not null and m.deactivated_at is null`
    : Prisma.sql`member.joined_at is not null and member.deactivated_at is null`;

/** The rule `isAble` as a condition of SQL, on the member's table. */
export const isAbleSql = Prisma.sql`member.joined_at is not null and member.deactivated_at is null
  and member.unlocked_by is distinct from 'admin'`;
