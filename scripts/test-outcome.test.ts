import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { addOutcomes, readPlaywright, readVitest, tellOutcome } from "./test-outcome";

const report = (content: unknown) => {
  const path = join(mkdtempSync(join(tmpdir(), "gatehouse-")), "report.json");
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
};
const vitestReport = (testResults: unknown[]) =>
  report({ numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0, testResults });

test("the closing line has the form that CI looks for", () => {
  expect(tellOutcome({ passed: 12, failures: [], skipped: 0 })).toBe("12 passed, 0 failed");
  expect(tellOutcome({ passed: 12, failures: ["one"], skipped: 2 })).toBe("12 passed, 1 failed, 2 skipped");
});

test("suites add up", () => {
  const sum = addOutcomes({ passed: 1, failures: ["a"], skipped: 3 }, { passed: 10, failures: ["b"], skipped: 30 });
  expect(sum).toEqual({ passed: 11, failures: ["a", "b"], skipped: 33 });
});

test("a run that failed outside its tests is not counted as green", () => {
  expect(readVitest(vitestReport([]), true)).toEqual({ passed: 5, failures: [], skipped: 1 });
  expect(readVitest(vitestReport([]), false).failures).toHaveLength(1);
});

test("a failed test is named with its message, and so is a file that could not be read", () => {
  const path = vitestReport([
    {
      name: "a.test.ts",
      message: "",
      assertionResults: [
        { status: "passed", fullName: "one" },
        { status: "failed", fullName: "two", failureMessages: ["expected 1 to be 2"] },
      ],
    },
    { name: "b.test.ts", message: "syntax error", assertionResults: [] },
  ]);
  expect(readVitest(path, false).failures).toEqual(["a.test.ts › two\nexpected 1 to be 2", "b.test.ts\nsyntax error"]);
});

test("a journey that passed only when repeated failed", () => {
  const spec = (title: string, status: string) => ({
    title,
    file: "a.spec.ts",
    ok: true,
    tests: [{ status, results: [{ error: { message: "no button" } }] }],
  });
  const path = report({
    stats: { expected: 7, unexpected: 1, flaky: 1, skipped: 0 },
    suites: [
      { specs: [spec("one", "expected")], suites: [{ specs: [spec("two", "flaky"), spec("three", "unexpected")] }] },
    ],
  });
  const failures = ["a.spec.ts › two\nno button", "a.spec.ts › three\nno button"];
  expect(readPlaywright(path, true)).toEqual({ passed: 7, failures, skipped: 0 });
});

test.each(["", "no report at all"])("a report that cannot be read (%j) counts as a failure", (content) => {
  expect(readVitest(report(content), true).failures).toHaveLength(1);
  expect(readPlaywright("/nowhere/report.json", true).failures).toHaveLength(1);
});
