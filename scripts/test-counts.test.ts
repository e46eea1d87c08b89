import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { addCounts, countPlaywright, countVitest, tellCounts } from "./test-counts";

const report = (content: unknown) => {
  const path = join(mkdtempSync(join(tmpdir(), "gatehouse-")), "report.json");
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
};

test("the closing line has the form CI looks for", () => {
  expect(tellCounts({ passed: 12, failed: 0, skipped: 0 })).toBe("12 passed, 0 failed");
  expect(tellCounts({ passed: 12, failed: 1, skipped: 2 })).toBe("12 passed, 1 failed, 2 skipped");
});

test("suites add up", () => {
  const sum = addCounts({ passed: 1, failed: 2, skipped: 3 }, { passed: 10, failed: 20, skipped: 30 });
  expect(sum).toEqual({ passed: 11, failed: 22, skipped: 33 });
});

test("a run that failed outside its tests is not counted as green", () => {
  const path = report({ numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0 });
  expect(countVitest(path, true)).toEqual({ passed: 5, failed: 0, skipped: 1 });
  expect(countVitest(path, false)).toEqual({ passed: 5, failed: 1, skipped: 1 });
});

test("a test that passed only when repeated failed", () => {
  const path = report({ stats: { expected: 7, unexpected: 0, flaky: 1, skipped: 0 } });
  expect(countPlaywright(path, true)).toEqual({ passed: 7, failed: 1, skipped: 0 });
});

test.each(["", "no report at all"])("a report that cannot be read (%j) counts as a failure", (content) => {
  expect(countVitest(report(content), true)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(countPlaywright("/nowhere/report.json", true)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});
