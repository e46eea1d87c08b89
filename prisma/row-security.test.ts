import { asAdmin } from "@/test/database";
import { testRowSecurity } from "@/test/row-security";

testRowSecurity(async <T>(sql: string) => asAdmin(async (client) => (await client.query(sql)).rows as T[]));
