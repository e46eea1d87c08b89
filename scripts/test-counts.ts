import { readFileSync } from "node:fs";

/** How many tests of a suite passed, failed and were skipped. */
export type Counts = { passed: number; failed: number; skipped: number };

/** Adds the counts of two suites. */
export function addCounts(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** Says counts as `N passed, N failed`, and how many were skipped where any was. */
export function tellCounts({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

/** Reads vitest's JSON report. A suite that failed without a failing test counts as one. */
export function countVitest(path: string, succeeded: boolean): Counts {
  return read(path, succeeded, (report) => ({
    passed: Number(report.numPassedTests),
    failed: Number(report.numFailedTests),
    skipped: Number(report.numPendingTests) + Number(report.numTodoTests),
  }));
}

/** Reads Playwright's JSON report; a test that passed only when repeated counts as failed. */
export function countPlaywright(path: string, succeeded: boolean): Counts {
  return read(path, succeeded, ({ stats }) => {
    const { expected, unexpected, flaky, skipped } = stats as Record<string, number>;
    return { passed: Number(expected), failed: Number(unexpected) + Number(flaky), skipped: Number(skipped) };
  });
}

function read(path: string, succeeded: boolean, pick: (report: Record<string, unknown>) => Counts): Counts {
  try {
    const counts = pick(JSON.parse(readFileSync(path, "utf8")));
    return succeeded || counts.failed > 0 ? counts : { ...counts, failed: 1 };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
