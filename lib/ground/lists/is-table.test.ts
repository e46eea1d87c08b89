import { expect, test } from "vitest";
import { isTable } from "./is-table";

test.each([
  "a@b.test",
  "a@b.test, c@d.test\ne@f.test",
  "a@b.test\tc@d.test\ne@f.test\tg@h.test",
  "Lind, Rosa <rosa@b.test>; Berg, Bo <bo@b.test>",
  "Lind, Rosa <rosa@b.test>\nBerg, Bo <bo@b.test>",
  "Rosa <rosa@b.test>\tBo <bo@b.test>",
  "a@b.test nonsense",
  "a@b.test, nonsense\nc@d.test",
  "",
])("[E1] %j is a plain list", (text) => {
  expect(isTable(text)).toBe(false);
});

test.each([
  "Rosa Lind\trosa@home.test\trosa@b.test",
  "Rosa Lind\trosa@b.test\nBo Berg\tbo@b.test",
  "Name,Private email,Email\nRosa,rosa@home.test,rosa@b.test",
  "Private;Email\nrosa@home.test;rosa@b.test",
  "Rosa Lind,rosa@home.test,rosa@b.test\nBo Berg,bo@home.test,bo@b.test",
])("[E1] %j is a table, which is shown first", (text) => {
  expect(isTable(text)).toBe(true);
});
