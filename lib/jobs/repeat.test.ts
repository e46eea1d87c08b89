import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Repeating, repeat } from "./repeat";

let job: Repeating | undefined;
let errors: string[];
let notes: string[];

beforeEach(() => {
  vi.useFakeTimers();
  errors = [];
  notes = [];
  vi.spyOn(console, "error").mockImplementation((line) => errors.push(String(line)));
  vi.spyOn(console, "log").mockImplementation((line) => notes.push(String(line)));
});
afterEach(async () => {
  await job?.stop();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test("work runs at once, then after the time it returns", async () => {
  const work = vi.fn(async () => 1_000);
  job = repeat("work", work);
  await vi.advanceTimersByTimeAsync(3_500);
  expect(work).toHaveBeenCalledTimes(4);
});

describe("being woken", () => {
  test("shortens the wait", async () => {
    const work = vi.fn(async () => 60_000);
    job = repeat("work", work);
    await vi.advanceTimersByTimeAsync(10);
    job.wake();
    await vi.advanceTimersByTimeAsync(50);
    expect(work).toHaveBeenCalledTimes(2);
  });

  test("during a run leads to one more run, and never to two at a time", async () => {
    let running = 0;
    let most = 0;
    const work = vi.fn(async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 500));
      running -= 1;
      return 60_000;
    });
    job = repeat("work", work);
    await vi.advanceTimersByTimeAsync(100);
    job.wake();
    job.wake();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(work).toHaveBeenCalledTimes(2);
    expect(most).toBe(1);
  });
});

describe("a failure", () => {
  test("is logged once without its text, and so is the recovery", async () => {
    let broken = true;
    const work = async () => {
      if (broken) throw Object.assign(new Error("insert of bo@acme.test failed"), { code: "ECONNREFUSED" });
      return 1_000;
    };
    job = repeat("cleaning", work);
    await vi.advanceTimersByTimeAsync(60_000);
    broken = false;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(errors).toEqual(["cleaning: failed (Error ECONNREFUSED), will be tried again"]);
    expect(notes).toEqual(["cleaning: works again"]);
  });

  test("is followed by a try every five seconds, woken or not", async () => {
    const work = vi.fn(() => Promise.reject(new Error("down")));
    job = repeat("work", work);
    for (let second = 0; second < 20; second += 1) {
      await vi.advanceTimersByTimeAsync(1_000);
      job.wake();
    }
    expect(work.mock.calls.length).toBeLessThanOrEqual(5);
    expect(work.mock.calls.length).toBeGreaterThanOrEqual(4);
  });
});

test("stopping waits for the current run and starts no other", async () => {
  let finished = false;
  const work = vi.fn(async () => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    finished = true;
    return 0;
  });
  job = repeat("work", work);
  await vi.advanceTimersByTimeAsync(100);
  const stopping = job.stop();
  await vi.advanceTimersByTimeAsync(500);
  await stopping;
  expect(finished).toBe(true);
  job.wake();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(work).toHaveBeenCalledOnce();
});
