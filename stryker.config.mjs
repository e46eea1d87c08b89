// `npm run test:mutation`: changes the rules in small ways, one at a time, and counts the changes that no test of the rules notices.
export default {
  testRunner: "vitest",
  vitest: { configFile: "vitest.rules.config.ts" },
  plugins: ["@stryker-mutator/vitest-runner"],
  mutate: ["lib/rules/**/*.ts", "!lib/rules/**/*.test.ts"],
  // A constant at the top of a file is read once: to test a change of it means to start again, and takes most of the time.
  ignoreStatic: false,
  coverageAnalysis: "perTest",
  concurrency: 2,
  reporters: ["clear-text", "progress", "html"],
  htmlReporter: { fileName: "test-results/mutation.html" },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  tempDirName: "test-results/stryker",
  ignorePatterns: ["/.data", "/.next", "/bench/results", "/docs", "/test-results"],
  thresholds: { high: 95, low: 90, break: 90 },
};
