import { expect, test } from "vitest";
import { writeAccentStyle } from "./style";

test("the style of an accent names its shades in both themes, for pages that carry it", () => {
  const style = writeAccentStyle("7a1fa2");
  expect(style).toMatch(/^:root:has\(\[data-accent="7a1fa2"\]\) \{\n/);
  expect(style?.match(/light-dark\(#[0-9a-f]{6}, #[0-9a-f]{6}\)/g)).toHaveLength(2);
});

test.each(["", "7A1FA2", "#7a1fa2", "7a1fa", "7a1fa2}", 'x"]{}', " 7a1fa2"])("%j makes no style", (name) =>
  expect(writeAccentStyle(name)).toBeNull(),
);
