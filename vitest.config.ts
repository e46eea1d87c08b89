import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    include: ["{app,bench,cli,components,lib,prisma,scripts,server,test,words}/**/*.test.{ts,tsx}"],
    pool: "forks",
    // The default leaves a machine of two cores with one worker.
    maxWorkers: 2,
    globalSetup: "test/global-setup.ts",
    setupFiles: "test/environment.ts",
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
