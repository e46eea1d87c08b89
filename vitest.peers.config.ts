import { defineConfig } from "vitest/config";

// `npm run test:peers`: the product against software that comes from elsewhere, as far as this machine has it.
export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    include: ["test/peers/*.peer.ts"],
    pool: "forks",
    maxWorkers: 1,
    globalSetup: "test/global-setup.ts",
    setupFiles: "test/environment.ts",
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
