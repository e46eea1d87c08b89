// Runs the embedded database of a data folder until this process is ended: a process of its own for tests that kill it.
import { startEmbeddedDatabase } from "@/server/database/start";

const [dataDir = ""] = process.argv.slice(2);
try {
  const database = await startEmbeddedDatabase(dataDir);
  process.once("SIGTERM", () => void database.stop().then(() => process.exit(0)));
  process.stdout.write(`${database.url}\n${database.ownerUrl}\n`);
} catch (error) {
  process.stdout.write(`${(error as Error).message}\n`);
  process.exit(1);
}
