import { defineConfig } from "vitest/config";

// The rules alone, which need no database: what `npm run test:mutation` runs some hundred times.
export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: { include: ["lib/rules/**/*.test.ts"], pool: "forks" },
});
