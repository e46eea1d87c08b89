import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openOutbox } from "./outbox";

let folder: string;
const mail = { to: "bo@acme.test", subject: "Hello", text: "Hello\n", html: "<p>Hello</p>" };

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), "gatehouse-")), "outbox");
});
afterEach(() => rm(join(folder, ".."), { recursive: true }));

test("a mail is one file named by its time and id, with what interface.md promises", async () => {
  const id = "0b7c2f4e-0000-4000-8000-000000000001";
  await openOutbox(folder).send({ id, ...mail });
  const [name = ""] = await readdir(folder);
  const { sentAt, ...content } = JSON.parse(await readFile(join(folder, name), "utf8"));
  expect(content).toEqual(mail);
  expect(name).toBe(`${sentAt}-${id}.json`);
  expect(new Date(sentAt).toISOString()).toBe(sentAt);
});

test("only the owner can read the folder and its files, because codes stand there in clear text", async () => {
  await openOutbox(folder).send({ id: "one", ...mail });
  const [name = ""] = await readdir(folder);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
});

test("a reader never sees half a file while hundreds are written", async () => {
  const outbox = openOutbox(folder);
  const long = { ...mail, html: "x".repeat(200_000) };
  let writing = true;
  const written = Promise.all(Array.from({ length: 200 }, (_, i) => outbox.send({ id: `${i}`, ...long })));
  void written.finally(() => {
    writing = false;
  });
  let seen = 0;
  while (writing) {
    const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".json"));
    for (const name of names.slice(-5)) {
      seen += 1;
      expect(JSON.parse(await readFile(join(folder, name), "utf8")).html).toHaveLength(200_000);
    }
  }
  await written;
  expect(seen).toBeGreaterThan(0);
  expect((await readdir(folder)).every((name) => name.endsWith(".json"))).toBe(true);
});
