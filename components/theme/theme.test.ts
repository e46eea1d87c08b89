import { expect, test } from "vitest";
import { themeCookieName } from "@/lib/ground/cookie-name";
import { parseTheme } from "./theme";

test.each([
  ["light", "light"],
  ["dark", "dark"],
  ["system", "system"],
  ["Dark", "system"],
  ['"><script>', "system"],
  [null, "system"],
  [undefined, "system"],
])("%s is read as %s", (text, theme) => {
  expect(parseTheme(text)).toBe(theme);
});

test("over https the cookie takes the __Host- prefix", () => {
  expect(themeCookieName(true)).toBe("__Host-theme");
  expect(themeCookieName(false)).toBe("theme");
});
