import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readFields, writeFields } from "@/server/form-fields";
import { screenBody, screenContentType } from "@/server/screen-body";

const id = `40${"ab".repeat(20)}`;
const call = { "next-action": id, "content-type": "text/plain;charset=UTF-8" };

const screen = async (headers: Record<string, string>, body: string | Buffer) => {
  const screened = await screenBody(headers, Buffer.from(body), 10_000);
  return "status" in screened ? screened.status : "passes";
};
const form = (fields: [string, string][], headers: Record<string, string> = {}) => {
  const { type, body } = writeFields(fields);
  return screen({ ...headers, "content-type": type }, body);
};

describe("a call with script", () => {
  test.each([
    "[]",
    "[{}]",
    '["acme",{"message":"$$1 off"},null,true,1.5]',
    '["$undefined","$D2026-01-01T00:00:00.000Z"]',
  ])("%s passes", async (body) => {
    expect(await screen(call, body)).toBe("passes");
  });

  test.each([
    "",
    "{}",
    "null",
    "[",
    '["$1"]',
    '["$@1"]',
    '["$F1"]',
    '["$T"]',
    '["$Dnever"]',
    '["$0:a:b"]',
    '[{"__proto__":1}]',
    '[{"then":1}]',
    '["\\u0000"]',
    '["\\ud800"]',
    "[\0]",
    "\ufeff[]",
  ])("%s does not", async (body) => {
    expect(await screen(call, body)).toBe(400);
  });

  test("with a form passes; parts that nothing refers to do not", async () => {
    const headers = { "next-action": id };
    expect(
      await form(
        [
          ["_1_email", "a@b.example"],
          ["0", '[{},"$K1"]'],
        ],
        headers,
      ),
    ).toBe("passes");
    expect(
      await form(
        [
          ["0", '["$@1"]'],
          ["1", "[]"],
        ],
        headers,
      ),
    ).toBe(400);
    expect(
      await form(
        [
          ["0", "[]"],
          ["0", "[]"],
        ],
        headers,
      ),
    ).toBe(400);
    expect(await form([["_1_email", "x"]], headers)).toBe(400);
  });

  test("nests and lists no deeper and longer than any form of ours", async () => {
    const nest = (depth: number): unknown => (depth === 0 ? 1 : [nest(depth - 1)]);
    expect(await screen(call, JSON.stringify(nest(30)))).toBe("passes");
    expect(await screen(call, JSON.stringify(nest(60)))).toBe(400);
    expect(await screen(call, JSON.stringify(Array(1001).fill(0)))).toBe(400);
  });
});

describe("a form without script", () => {
  const reference: [string, string] = ["$ACTION_REF_1", ""];
  const descriptor: [string, string] = ["$ACTION_1:0", `{"id":"${id}","bound":"$@1"}`];

  test("names one action", async () => {
    expect(
      await form([
        [`$ACTION_ID_${id}`, ""],
        ["email", "a"],
      ]),
    ).toBe("passes");
    expect(await form([reference, descriptor, ["$ACTION_1:1", "[{}]"], ["$ACTION_KEY", "k"], ["email", "a"]])).toBe(
      "passes",
    );
  });

  test.each<[string, [string, string][]]>([
    ["names none", [["email", "a"]]],
    ["names a malformed one", [["$ACTION_ID_constructor", ""]]],
    ["lacks the action's id", [reference]],
    ["lacks its bound arguments", [reference, descriptor]],
    ["has bound arguments that are no list", [reference, descriptor, ["$ACTION_1:1", "{}"]]],
    ["says twice what is bound", [reference, descriptor, descriptor, ["$ACTION_1:1", "[]"]]],
    ["binds something else", [reference, ["$ACTION_1:0", `{"id":"${id}","bound":"$F1"}`], ["$ACTION_1:1", "[]"]]],
    [
      "has parts of another action",
      [
        [`$ACTION_ID_${id}`, ""],
        ["$ACTION_2:0", "x"],
      ],
    ],
  ])("does not pass where it %s", async (_title, fields) => {
    expect(await form(fields)).toBe(400);
  });
});

describe("a body", () => {
  const type = "multipart/form-data; boundary=b";
  const part = `--b\r\nContent-Disposition: form-data; name="$ACTION_ID_${id}"\r\n\r\n\r\n`;

  test.each([
    ["is cut off", part],
    ["holds a file", `${part.replace('"\r\n', '"; filename="x"\r\n')}--b--\r\n`],
    ["is no UTF-8", Buffer.concat([Buffer.from(part), Buffer.from([0xff]), Buffer.from("\r\n--b--\r\n")])],
    ["holds a NUL", `${part}--b\r\nContent-Disposition: form-data; name="x"\r\n\r\n\0\r\n--b--\r\n`],
    ["begins with something else", `\r\n${part}--b--\r\n`],
    ["ends with something else", `${part}--b--\r\nmore`],
    ["encodes a part", `${part.replace("\r\n\r\n", "\r\nContent-Transfer-Encoding: base64\r\n\r\n")}--b--\r\n`],
    [
      "names a field twice",
      `${part.replace("\r\n\r\n", '\r\nContent-Disposition: form-data; name="y"\r\n\r\n')}--b--\r\n`,
    ],
    ["names a field otherwise too", `${part.replace("\r\n\r\n", "; name*=utf-8''y\r\n\r\n")}--b--\r\n`],
    ["names no field", `${part}--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n`],
    ["folds a line", `${part.replace("; name", ";\r\n name")}--b--\r\n`],
    ["has a part without an empty line", `${part}--b\r\nContent-Disposition: form-data; name="x"\r\n--b--\r\n`],
    ["has more after a delimiter", `${part.replace("--b\r\n", "--bc\r\n")}--b--\r\n`],
    ["has long lines", `${part.replace("\r\n\r\n", `\r\nContent-Type: ${"x".repeat(4096)}\r\n\r\n`)}--b--\r\n`],
    ["has too many parts", `${part}${part.repeat(1000)}--b--\r\n`],
    ["names a field with a quote", `${part}--b\r\nContent-Disposition: form-data; name="%22"\r\n\r\nx\r\n--b--\r\n`],
  ])("that %s does not pass", async (_title, body) => {
    expect(await screen({ "content-type": type }, body)).toBe(400);
  });

  test("holds a file under one name only, which goes on as text without a name or type of its own", async () => {
    const file = (name: string, text: string | Buffer) =>
      Buffer.concat([
        Buffer.from(
          `${part}--b\r\nContent-Disposition: form-data; name="${name}"; filename="x.exe"\r\nContent-Type: text/html\r\n\r\n`,
        ),
        Buffer.from(text),
        Buffer.from("\r\n--b--\r\n"),
      ]);
    const passed = await screenBody({ "content-type": type }, file("file", '\ufeffemail\r\n"é@acme.test"\n'), 10_000);
    if ("status" in passed) throw new Error(passed.message);
    expect(await readFields(passed.type, passed.body)).toContainEqual(["file", 'email\r\n"é@acme.test"\n']);
    expect(passed.body.toString()).not.toMatch(/filename|text\/html|x\.exe/);
    expect(await screen({ "content-type": type }, file("other", "a"))).toBe(400);
    expect(await screen({ "content-type": type }, file("file", "a\0b"))).toBe(400);
    expect(
      await screen(
        { "content-type": type },
        file("file", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])),
      ),
    ).toBe(400);
  });

  test("[W5] holds a picture as base64, and of one that is too big only that it is", async () => {
    const form = (name: string, file: Buffer) =>
      Buffer.concat([
        Buffer.from(
          `${part}--b\r\nContent-Disposition: form-data; name="${name}"; filename="x.svg"\r\nContent-Type: image/svg+xml\r\n\r\n`,
        ),
        file,
        Buffer.from("\r\n--b--\r\n"),
      ]);
    const pass = async (file: Buffer) => {
      const passed = await screenBody({ "content-type": type }, form("logo", file), 10_000);
      if ("status" in passed) throw new Error(passed.message);
      expect(passed.body.toString()).not.toMatch(/filename|svg/);
      return Buffer.from(
        (await readFields(passed.type, passed.body))?.find(([name]) => name === "logo")?.[1] ?? "",
        "base64",
      );
    };
    const picture = Buffer.from([0x89, 0x50, 0, 0xff, 0xfe, 0x0d, 0x0a, 0x1a]);
    expect(await pass(picture)).toEqual(picture);
    expect(await pass(Buffer.alloc(0))).toEqual(Buffer.alloc(0));
    expect(await pass(Buffer.alloc(900_000, 7))).toHaveLength(256 * 1024 + 1);
    expect(await screen({ "content-type": type }, form("picture", picture))).toBe(400);
  });

  test("[E1] may hold a file in another encoding, and then no other text that is not UTF-8", async () => {
    const form = (file: Buffer, value: Buffer) =>
      Buffer.concat([
        Buffer.from(`${part}--b\r\nContent-Disposition: form-data; name="role"\r\n\r\n`),
        value,
        Buffer.from('\r\n--b\r\nContent-Disposition: form-data; name="file"; filename="x.csv"\r\n\r\n'),
        file,
        Buffer.from("\r\n--b--\r\n"),
      ]);
    for (const encoded of [Buffer.from("\ufeffé@a.test", "utf16le"), Buffer.from("é@a.test", "latin1")]) {
      const passed = await screenBody({ "content-type": type }, form(encoded, Buffer.from("é")), 10_000);
      if ("status" in passed) throw new Error(passed.message);
      expect(await readFields(passed.type, passed.body)).toContainEqual(["file", "é@a.test"]);
      expect(await screen({ "content-type": type }, form(encoded, Buffer.from([0xff])))).toBe(400);
    }
  });

  test("is one of the two types Next's actions use", () => {
    expect(screenContentType({ "content-type": type })).toBeUndefined();
    expect(screenContentType(call)).toBeUndefined();
    expect(screenContentType({ ...call, "content-encoding": "gzip" })?.status).toBe(415);
    expect(screenContentType({ "content-type": call["content-type"] })?.status).toBe(415);
    expect(screenContentType({ "content-type": "application/x-www-form-urlencoded" })?.status).toBe(415);
    expect(screenContentType({ "content-type": "multipart/form-data" })?.status).toBe(415);
    expect(screenContentType({ ...call, "next-action": "toString" })?.status).toBe(404);
  });
});

test("what is written again is what was read", async () => {
  const text = fc.string({ unit: "grapheme", maxLength: 60 }).map((value) => value.replace(/[\r\n\0]/g, ""));
  const name = text.filter((value) => /^[^\p{Cc}"]+$/u.test(value) && value.isWellFormed() && !value.includes("%"));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(name, text), { maxLength: 8 }), async (fields) => {
      const { type, body } = writeFields(fields);
      expect(await readFields(type, body)).toEqual(fields);
    }),
    { numRuns: 200 },
  );
});

test("what a browser's form writes is read as its own reader reads it", async () => {
  const text = fc
    .string({ unit: "binary", maxLength: 60 })
    .filter((value) => value.isWellFormed() && !value.includes("\0"));
  const name = text.filter((value) => /^[^\p{Cc}"]+$/u.test(value));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(name, text), { maxLength: 8 }), async (fields) => {
      const form = new FormData();
      for (const [name, value] of fields) form.append(name, value);
      const response = new Response(form);
      const type = response.headers.get("content-type") ?? "";
      const body = Buffer.from(await response.arrayBuffer());
      const read = await new Response(body, { headers: { "content-type": type } }).formData();
      // The platform's reader takes no byte order mark from a value, and neither does ours.
      expect(readFields(type, body)).toEqual([...read]);
    }),
    { numRuns: 300 },
  );
});
