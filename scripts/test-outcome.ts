import { readFileSync } from "node:fs";

/** The outcome of a check or suite: how many tests passed and were skipped, and the message of each failed one. */
export type Outcome = { passed: number; skipped: number; failures: string[] };

type VitestFile = {
  name: string;
  message?: string;
  assertionResults: { status: string; fullName: string; failureMessages?: string[] }[];
};
type PlaywrightSpec = {
  title: string;
  file: string;
  ok: boolean;
  tests: { status: string; results: { error?: { message?: string } }[] }[];
};
type PlaywrightSuite = { specs?: PlaywrightSpec[]; suites?: PlaywrightSuite[] };

/** Adds the outcomes of two suites. */
export function addOutcomes(a: Outcome, b: Outcome): Outcome {
  return { passed: a.passed + b.passed, skipped: a.skipped + b.skipped, failures: [...a.failures, ...b.failures] };
}

/** Writes an outcome as `N passed, N failed`, and how many were skipped if any were. */
export function tellOutcome({ passed, failures, skipped }: Outcome): string {
  return `${passed} passed, ${failures.length} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

/** Reads vitest's JSON report. A suite that failed without a failing test counts as one failure. */
export function readVitest(path: string, succeeded: boolean): Outcome {
  return read(path, succeeded, (report) => {
    const files = report.testResults as VitestFile[];
    const failures = files.flatMap(({ name, message, assertionResults }) => {
      const failed = assertionResults.filter(({ status }) => status === "failed");
      if (failed.length === 0 && message) return [`${name}\n${message}`];
      return failed.map((test) => `${name} › ${test.fullName}\n${test.failureMessages?.[0] ?? ""}`);
    });
    const skipped = Number(report.numPendingTests) + Number(report.numTodoTests);
    return { passed: Number(report.numPassedTests), skipped, failures };
  });
}

/** Reads Playwright's JSON report; a test that passed only when repeated counts as failed. */
export function readPlaywright(path: string, succeeded: boolean): Outcome {
  return read(path, succeeded, (report) => {
    const { expected, skipped } = report.stats as Record<string, number>;
    const specs = (report.suites as PlaywrightSuite[]).flatMap(listSpecs);
    const failures = specs.flatMap(({ file, title, tests }) =>
      tests
        .filter(({ status }) => status === "unexpected" || status === "flaky")
        .map(({ results }) => `${file} › ${title}\n${results[0]?.error?.message ?? ""}`),
    );
    return { passed: Number(expected), skipped: Number(skipped), failures };
  });
}

function listSpecs(suite: PlaywrightSuite): PlaywrightSpec[] {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(listSpecs)];
}

function read(path: string, succeeded: boolean, pick: (report: Record<string, unknown>) => Outcome): Outcome {
  try {
    const outcome = pick(JSON.parse(readFileSync(path, "utf8")));
    return succeeded || outcome.failures.length > 0
      ? outcome
      : { ...outcome, failures: ["the suite failed outside its tests"] };
  } catch {
    return { passed: 0, skipped: 0, failures: ["the suite left no report"] };
  }
}
