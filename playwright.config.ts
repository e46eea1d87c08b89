import { defineConfig, devices } from "playwright/test";
import { launchOptions } from "./test/chromium";

const chromium = process.env.E2E_CHROMIUM;

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/start-product.ts",
  fullyParallel: true,
  workers: 2,
  forbidOnly: process.env.CI !== undefined,
  timeout: 240_000,
  expect: { timeout: 30_000 },
  outputDir: "test-results",
  reporter: "list",
  use: {
    baseURL: process.env.E2E_ORIGIN,
    locale: "en-GB",
    trace: process.env.E2E_TRACE ? "retain-on-failure" : "off",
    launchOptions: chromium ? launchOptions(JSON.parse(chromium)) : {},
  },
  projects: [{ name: "desktop", use: { ...devices["Desktop Chrome"], viewport: { width: 1280, height: 800 } } }],
});
