import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readMail, readOutbox, searchOutbox } from "./read-outbox";

let folder: string;
const content = { to: "bo@acme.test", subject: "Hello", text: "Hello\n", html: "", sentAt: "2025-11-22T14:05:00.000Z" };
const nameOf = (n: number) => `2025-11-22T14:05:0${n}.000Z-0b7c2f4e-0000-4000-8000-00000000000${n}.json`;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "gatehouse-"));
  for (let n = 0; n < 5; n += 1) {
    await writeFile(join(folder, nameOf(n)), JSON.stringify({ ...content, subject: `Mail ${n}` }));
  }
});
afterEach(() => rm(folder, { recursive: true }));

const subjects = async (before: string | null) => (await readOutbox(folder, before, 2)).mails.map((m) => m.subject);

test("the newest come first, page by page, and back again", async () => {
  const first = await readOutbox(folder, null, 2);
  expect(first.mails.map((m) => m.subject)).toEqual(["Mail 4", "Mail 3"]);
  expect(first.newer).toBeUndefined();
  const second = await readOutbox(folder, first.older ?? "", 2);
  expect(second.mails.map((m) => m.subject)).toEqual(["Mail 2", "Mail 1"]);
  expect(second.newer).toBeNull();
  const third = await readOutbox(folder, second.older ?? "", 2);
  expect(third.mails.map((m) => m.subject)).toEqual(["Mail 0"]);
  expect(third.older).toBeUndefined();
  expect(await subjects(third.newer ?? null)).toEqual(["Mail 2", "Mail 1"]);
});

test("a folder that isn't there yet is empty", async () => {
  expect(await readOutbox(join(folder, "none"), null)).toEqual({ mails: [], newer: undefined, older: undefined });
});

test("a search finds mails by address, subject and text, in any case, newest first", async () => {
  const found = async (search: string) => (await searchOutbox(folder, search, 2)).map((m) => m.subject);
  expect(await found("MAIL 3")).toEqual(["Mail 3"]);
  expect(await found("hello")).toEqual(["Mail 4", "Mail 3"]);
  expect(await found("BO@acme")).toEqual(["Mail 4", "Mail 3"]);
  expect(await found("nothing like it")).toEqual([]);
});

test("files that are not mails are skipped", async () => {
  await writeFile(join(folder, ".x.draft"), "{");
  await writeFile(join(folder, nameOf(9)), "half a fi");
  expect((await readOutbox(folder, null)).mails).toHaveLength(5);
});

describe("one mail", () => {
  test("is found by its name", async () => {
    expect(await readMail(folder, nameOf(3))).toMatchObject({ subject: "Mail 3", name: nameOf(3) });
  });

  test.each(["../keys.json", "/etc/passwd", `${nameOf(1)}/../../keys.json`, nameOf(8), ""])(
    "%s leads nowhere",
    async (name) => {
      const inner = join(folder, "outbox");
      await mkdir(inner);
      await writeFile(join(folder, "keys.json"), JSON.stringify(content));
      expect(await readMail(inner, name)).toBeNull();
    },
  );
});
