import { expect, test } from "vitest";
import { parseZone } from "./time-zone";

test.each([
  ["Europe/Berlin", "Europe/Berlin"],
  ["europe/berlin", "Europe/Berlin"],
  ["UTC", "UTC"],
  ["Mars/Olympus", null],
  ["+02:00", null],
  ["", null],
  ["x".repeat(100), null],
  [undefined, null],
])("%s is read as %s", (text, zone) => {
  expect(parseZone(text)).toBe(zone);
});
