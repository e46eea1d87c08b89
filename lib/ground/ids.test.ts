import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readId } from "./ids";

test("an id is read as it was written", () => {
  const id = randomUUID();
  expect(readId(id)).toBe(id);
});

test("text that the database would reject as a UUID is not an id", () => {
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
