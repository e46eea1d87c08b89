import { readdirSync, readFileSync } from "node:fs";
import { verify } from "@node-rs/argon2";
import { expect, test } from "vitest";
import { makeHashThreads } from "./hash-threads";

const options = { algorithm: 2, memoryCost: 1024, timeCost: 1, parallelism: 1, salt: Buffer.alloc(16, 7) } as const;

/** How far each thread of this process gives way, by its id. */
const priorities = () =>
  new Map(
    readdirSync("/proc/self/task").map((id) => {
      const fields = readFileSync(`/proc/self/task/${id}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
      return [id, Number(fields[16])];
    }),
  );

test("threads hash as the library does, a few at once, and pass on what it refuses", async () => {
  const threads = makeHashThreads();
  const phc = String(await threads.run(["hash", "quiet harbour", options]));
  expect(await verify(phc, "quiet harbour")).toBe(true);
  const tries = ["quiet harbour", "loud harbour", "quiet harbour"];
  expect(await Promise.all(tries.map((text) => threads.run(["verify", phc, text])))).toEqual([true, false, true]);
  const raw = await threads.run(["hashRaw", "ABCD", { ...options, outputLen: 32 }]);
  expect(raw).toHaveLength(32);
  await expect(threads.run(["verify", "no hash", "x"])).rejects.toThrow();
  expect(await threads.run(["verify", phc, "quiet harbour"]), "and goes on").toBe(true);
  await threads.stop();
});

test.runIf(process.platform === "linux")("they give way to all other threads of the process", async () => {
  const before = priorities();
  const threads = makeHashThreads();
  await threads.run(["hashRaw", "ABCD", options]);
  const now = [...priorities()];
  const main = before.get(String(process.pid)) ?? 0;
  expect(now.filter(([id, nice]) => !before.has(id) && nice > main)).toHaveLength(1);
  expect(now.find(([id]) => id === String(process.pid))?.[1], "the process itself keeps its own").toBe(main);
  await threads.stop();
});

test("a thread that ended is replaced", async () => {
  const threads = makeHashThreads();
  await threads.run(["hashRaw", "ABCD", options]);
  await threads.stop();
  expect(await threads.run(["hashRaw", "ABCD", options])).toHaveLength(32);
  await threads.stop();
});
