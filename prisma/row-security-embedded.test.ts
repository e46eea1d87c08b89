import "@/test/embedded";
import { asSystem, Prisma } from "@/lib/ground/db";
import { testRowSecurity } from "@/test/row-security";

// The embedded database connects a superuser: what is seen outside a scoped transaction is everything.
testRowSecurity(<T>(sql: string) => asSystem<T>(Prisma.raw(sql)));
