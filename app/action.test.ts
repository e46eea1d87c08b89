import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { listFiles } from "@/test/list-files";
import { action, formAction, given } from "./action";
import { parseForm } from "./fields";

const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true });
const id = "11111111-1111-4111-8111-111111111111";
const noId = "00000000-0000-0000-0000-000000000000";

test("[B5] every action is made by the wrapper that reads its arguments", () => {
  const files = listFiles().filter((file) => /^(app|components|lib|server)\/.*\.tsx?$/.test(file));
  const sources = files.map((file) => ({ file, text: readFileSync(file, "utf8") }));
  const ofActions = sources.filter(({ text }) => /^\s*["']use server["']/m.test(text));
  expect(ofActions.length).toBeGreaterThan(30);
  const wrong = ofActions.flatMap(({ file, text }) => {
    const lines = text.split("\n").filter((line) => line.startsWith("export "));
    const unwrapped = lines.filter((line) => !/^export const \w+ = (action|formAction)\(/.test(line));
    return [...unwrapped, ...(text.startsWith('"use server";\n') ? [] : ["an action inside"])].map((what) => [
      file,
      what,
    ]);
  });
  expect(wrong).toEqual([]);
});

test("[B5] a body sees arguments of its own types, whatever was sent, in whatever number", async () => {
  const readers = [given.slug, given.id, given.optionalId, given.text, given.by(z.int32().min(1))] as const;
  const seen = formAction(readers, async (...read) => read);
  await fc.assert(
    fc.asyncProperty(fc.array(anything, { maxLength: 9 }), async (sent) => {
      const read = await seen(...(sent as Parameters<typeof seen>));
      expect(read).toHaveLength(6);
      const [slug, row, optional, text, version, form] = read;
      expect(slug === "" || slug === sent[0]).toBe(true);
      expect(row === noId || row === sent[1]).toBe(true);
      expect(optional === null || optional === sent[2]).toBe(true);
      expect(typeof text).toBe("string");
      expect(version === null || Number.isInteger(version)).toBe(true);
      expect(form).toBeInstanceOf(FormData);
    }),
  );
});

test("[B5] what our pages send is read as it was sent", async () => {
  const form = new FormData();
  const rename = formAction([given.slug, given.id], async (...read) => read);
  expect(await rename("acme", id, {}, form)).toEqual(["acme", id, form]);
  const undo = action([given.slug, given.by(z.int32().min(1))], async (...read) => read);
  expect(await undo("acme", 3)).toEqual(["acme", 3]);
  expect(await undo("acme", 2 ** 31)).toEqual(["acme", null]);
});

test("[B5] a field that came twice, or as a file, counts as empty", () => {
  const schema = z.object({ code: z.string(), name: z.string(), email: z.string() });
  const form = new FormData();
  form.append("code", "1");
  form.append("code", "2");
  form.append("name", new File(["Mia"], "name.txt"));
  form.append("email", "mia@acme.test");
  form.append("__proto__", "x");
  expect(parseForm(schema, form)).toMatchObject({ data: { code: "", name: "", email: "mia@acme.test" } });
});
