// Where the database's process begins. Its packages are read as they are, beside the loader of TypeScript: through it they take 200 ms.
import { register } from "tsx/esm/api";

const packages = Promise.all([import("@electric-sql/pglite"), import("@electric-sql/pglite-socket")]);
register();
await packages;
await import("./embedded-database.ts");
