import { expect, test } from "vitest";
import { formatClock, formatTime, type TimeReader } from "./time-text";

const inEnglish = (zone: string): TimeReader => ({ language: "en", zone, justNow: "just now" });
const inGerman: TimeReader = { language: "de", zone: "Europe/Berlin", justNow: "gerade eben" };
const now = new Date("2026-03-10T12:00:00Z");

test.each([
  ["date", "UTC", "9 Mar 2026"],
  ["moment", "UTC", "9 Mar 2026, 23:30"],
  ["clock", "UTC", "23:30"],
  ["moment", "Europe/Berlin", "10 Mar 2026, 00:30"],
] as const)("as %s in %s it reads %s", (form, zone, text) => {
  expect(formatTime(new Date("2026-03-09T23:30:00Z"), form, inEnglish(zone), now)).toBe(text);
});

test.each([
  ["2026-03-10T11:59:40Z", "just now"],
  ["2026-03-10T11:58:30Z", "1 minute ago"],
  ["2026-03-10T09:00:00Z", "3 hours ago"],
  ["2026-03-09T11:00:00Z", "yesterday"],
  ["2026-03-05T11:00:00Z", "5 days ago"],
  ["2026-03-13T12:00:00Z", "in 3 days"],
])("%s is %s", (at, text) => {
  expect(formatTime(new Date(at), "ago", inEnglish("UTC"), now)).toBe(text);
});

test.each([
  ["date", "2026-03-09T23:30:00Z", "10. März 2026"],
  ["moment", "2026-03-09T23:30:00Z", "10. März 2026, 00:30"],
  ["ago", "2026-03-10T11:59:40Z", "gerade eben"],
  ["ago", "2026-03-10T09:00:00Z", "vor 3 Stunden"],
] as const)("in German, as %s, %s reads %s", (form, at, text) => {
  expect(formatTime(new Date(at), form, inGerman, now)).toBe(text);
});

test.each([
  [86_400_000, "24:00:00"],
  [86_399_999, "23:59:59"],
  [61_000, "00:01:01"],
  [999, "00:00:00"],
  [-5_000, "00:00:00"],
])("%d ms left is %s", (left, text) => {
  expect(formatClock(left)).toBe(text);
});
