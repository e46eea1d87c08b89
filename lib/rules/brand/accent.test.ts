import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accentOf, enough, grounds, usualAccent } from "./accent";
import { contrast, parseColour, toHex, toOklch } from "./oklch";

const anyColour = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, "0")}`);

test.each([
  ["#000000", { l: 0, c: 0 }],
  ["#ffffff", { l: 1, c: 0 }],
  ["#ff0000", { l: 0.628, c: 0.2577, h: 29.23 }],
  ["#00ff00", { l: 0.8664, c: 0.2948, h: 142.5 }],
  ["#0000ff", { l: 0.452, c: 0.3132, h: 264.05 }],
] as const)("%s has the OKLCH of CSS Color 4", (hex, expected) => {
  const found = toOklch(hex);
  for (const [key, value] of Object.entries(expected))
    expect(found[key as keyof typeof found]).toBeCloseTo(value, key === "h" ? 0 : 2);
});

test("a colour of sRGB comes back as it was", () => {
  fc.assert(
    fc.property(anyColour, (hex) => {
      expect(toHex(toOklch(hex))).toBe(hex);
    }),
  );
});

test("black on white has a contrast of 21, a colour on itself 1", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
  expect(contrast("#777777", "#777777")).toBe(1);
});

describe("[W5] whatever colour an admin chooses", () => {
  test("text in the accent and on it can be read in both themes, and under the pointer", () => {
    fc.assert(
      fc.property(anyColour, (colour) => {
        const shades = accentOf(colour);
        for (const theme of ["light", "dark"] as const)
          for (const ground of grounds[theme])
            for (const shade of Object.values(shades[theme]))
              expect(contrast(shade, ground)).toBeGreaterThanOrEqual(enough);
      }),
      { numRuns: 2_000 },
    );
  });

  test("its hue stays, unless it is nearly grey", () => {
    fc.assert(
      fc.property(anyColour, (colour) => {
        const chosen = toOklch(colour);
        if (chosen.c < 0.03) return;
        const { l, c, h } = toOklch(accentOf(colour).light.accent);
        if (c < 0.03 || l < 0.1) return;
        const apart = Math.abs(chosen.h - h);
        expect(Math.min(apart, 360 - apart)).toBeLessThan(12);
      }),
    );
  });
});

test("the grounds are the tokens of the design", () => {
  const css = readFileSync("components/ui/tokens.css", "utf8");
  const token = (name: string) => {
    const found = new RegExp(`--${name}: light-dark\\(oklch\\(([^)]*)\\), oklch\\(([^)]*)\\)\\)`).exec(css);
    return [found?.[1], found?.[2]].map((text) => {
      const [l = 0, c = 0, h = 0] = (text ?? "").split(" ").map(Number);
      return toHex({ l, c, h });
    });
  };
  expect(usualAccent).toBe(token("accent")[0]);
  const tokens = ["sunken", "surface", "on-accent"].map(token);
  expect(tokens.map(([light]) => light)).toEqual(grounds.light);
  expect(tokens.map(([, dark]) => dark)).toEqual(grounds.dark);
});

test.each(["#1F6f6b", " #1f6f6b "])("%j is a colour", (text) => expect(parseColour(text)).toBe("#1f6f6b"));
test.each(["", "red", "#fff", "#1f6f6b;", "url(x)"])("%j is none", (text) => expect(parseColour(text)).toBeNull());
