import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { generateClient } from "../scripts/prepare.mjs";
import { startCluster } from "./start-cluster";

declare module "vitest" {
  export interface ProvidedContext {
    /** the Unix socket's folder of the PostgreSQL every worker shares */
    socketDir: string;
  }
}

/** Generates the Prisma client where npm did not, and starts the PostgreSQL of a vitest run, unless `npm test` has one for all its suites. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  generateClient(join(import.meta.dirname, ".."));
  const shared = process.env.GATEHOUSE_TEST_SOCKET_DIR;
  if (shared) {
    project.provide("socketDir", shared);
    return undefined;
  }
  const cluster = await startCluster();
  project.provide("socketDir", cluster.socketDir);
  return cluster.stop;
}
