import "@/test/database";
import { expect, onTestFinished, test } from "vitest";
import { asAdmin } from "@/test/database";
import { listen } from "./listen";

const say = (end: "commit" | "rollback") =>
  asAdmin(async (client) => {
    await client.query("begin");
    await client.query("notify told");
    await client.query(end);
  });

function open() {
  const heard = { count: 0 };
  const listening = listen("told", () => heard.count++, 50);
  onTestFinished(() => listening.stop());
  // It is called once when it begins to listen.
  const begun = expect.poll(() => heard.count, { timeout: 10_000 }).toBe(1);
  return begun.then(() => heard);
}

test("what committed is heard, what was rolled back is not", async () => {
  const heard = await open();
  await say("rollback");
  await say("commit");
  await expect.poll(() => heard.count, { timeout: 10_000 }).toBe(2);
});

test("after its connection was lost it listens by another, and looks for what was said meanwhile", async () => {
  const heard = await open();
  await asAdmin((client) =>
    client.query("select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen \"told\"'"),
  );
  await expect.poll(() => heard.count, { timeout: 10_000 }).toBe(2);
  await say("commit");
  await expect.poll(() => heard.count, { timeout: 10_000 }).toBe(3);
});
