import { expect, test } from "vitest";
import { fill } from "./fill";

test("values stand where they are named, and none is read as a sentence again", () => {
  expect(fill("{n} of {all}", { n: "3", all: "{n}" })).toBe("3 of {n}");
});

test("a value that is not given leaves its name", () => expect(fill("{n} lines", {})).toBe("{n} lines"));
