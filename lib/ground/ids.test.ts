import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readId } from "./ids";

test("an id is read as it was written", () => {
  const id = randomUUID();
  expect(readId(id)).toBe(id);
});

test("what the database would refuse as a UUID is no id, whatever it looks like", () => {
  const id = randomUUID();
  const others = [
    "",
    "-".repeat(36),
    "a".repeat(36),
    id.replaceAll("-", ""),
    id.toUpperCase(),
    ` ${id}`,
    `${id}\n`,
    [id],
    { id },
    1,
    null,
  ];
  for (const other of [...others, undefined]) expect(readId(other)).toBeNull();
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9a-f-]{36}$/), (text) => {
      const groups = text.split("-").map(({ length }) => length);
      expect(readId(text) !== null).toBe(groups.join() === "8,4,4,4,12");
    }),
  );
});
