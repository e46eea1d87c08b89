import pg from "pg";
import { databaseUrl } from "@/test/database";
import { testRowSecurity } from "@/test/row-security";

testRowSecurity(async <T>(sql: string) => {
  const client = new pg.Client({ connectionString: databaseUrl.replace("//gatehouse@", "//postgres@") });
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
});
