import { spawnSync } from "node:child_process";
import fc from "fast-check";
import jsQR from "jsqr";
import { PNG } from "pngjs";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { ReaderProvider } from "@/components/language/reader";
import { keyUri, makeKey } from "@/lib/methods/totp/key";
import { shared } from "@/words/shared";
import { QrCode } from "./qr-code";

/** A grey picture: one byte a pixel, 0 is black. */
type Picture = { width: number; pixels: Float64Array };

/** Reads the modules of the drawn code from its SVG, and its width on screen. */
function drawn(value: string) {
  const svg = renderToStaticMarkup(
    <ReaderProvider language="en" zone={null} words={shared.en}>
      <QrCode value={value} />
    </ReaderProvider>,
  );
  const width = Number(/<svg[^>]* width="(\d+)"/.exec(svg)?.[1]);
  const modules = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1]);
  const [light, dark] = [...svg.matchAll(/<path fill="([^"]+)" d="([^"]+)"/g)];
  const isDark = Array.from({ length: modules }, () => new Array<boolean>(modules).fill(false));
  for (const [, x, y, run] of (dark?.[2] ?? "").matchAll(/M\s*(\d+)[ ,](\d+)\s*h(\d+)v1/g))
    for (let i = 0; i < Number(run); i++) (isDark[Number(y)] as boolean[])[Number(x) + i] = true;
  return { width, modules, isDark, colours: [light?.[1], dark?.[1]] };
}

/** What a camera sees: the screen's pixels sampled at another size, and out of focus. */
function photograph({ width, modules, isDark }: ReturnType<typeof drawn>, scale: number, blur: number): Picture {
  const module = width / modules;
  const size = Math.round(width * scale);
  const sharp = new Float64Array(size * size);
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const at = (v: number) => Math.min(modules - 1, Math.floor((v + 0.5) / scale / module));
      sharp[y * size + x] = isDark[at(y)]?.[at(x)] ? 24 : 232;
    }
  const pixels = new Float64Array(size * size);
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      let sum = 0;
      let count = 0;
      for (let dy = -blur; dy <= blur; dy++)
        for (let dx = -blur; dx <= blur; dx++) {
          if (y + dy < 0 || y + dy >= size || x + dx < 0 || x + dx >= size) continue;
          sum += sharp[(y + dy) * size + x + dx] ?? 0;
          count++;
        }
      pixels[y * size + x] = sum / count;
    }
  return { width: size, pixels };
}

function toRgba({ pixels }: Picture): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(pixels.length * 4);
  for (const [i, grey] of pixels.entries()) rgba.set([grey, grey, grey, 255], i * 4);
  return rgba;
}

const scan = (picture: Picture) => jsQR(toRgba(picture), picture.width, picture.width)?.data;

const zbar = spawnSync("zbarimg", ["--version"]).status === 0;

/** Scans with zbar, a reader of another maker. */
function scanWithZbar(picture: Picture): string {
  const png = new PNG({ width: picture.width, height: picture.width });
  png.data = Buffer.from(toRgba(picture));
  return spawnSync("zbarimg", ["-q", "--raw", "-"], { input: PNG.sync.write(png) })
    .stdout.toString()
    .trim();
}

const longest = { issuer: 60, account: 254 };
const scripts: [name: string, letters: string][] = [
  ["Latin", "Featherstonehaugh & Cholmondeley 株"],
  ["Japanese", "株式会社日本語商事アクメ工業"],
  ["Arabic", "شركة الأفق للتجارة والصناعة"],
  ["Devanagari", "क्षत्रिय उद्योग निगम श्री"],
  ["Cyrillic", "Общество с ограниченной"],
];
const account = `${"maximiliana.konstantina.".repeat(3)}@${"featherstonehaugh-".repeat(9)}x.example.test`;

describe.each(scripts)("[E4] the longest issuer in %s", (_, letters) => {
  const issuer = letters.repeat(8).slice(0, longest.issuer).trim();
  const code = drawn(keyUri(issuer, account, makeKey()));

  test("has four pixels a module, a quiet zone, dark on light, and fits a phone 320 wide", () => {
    expect(code.width / code.modules).toBeGreaterThanOrEqual(4);
    expect(code.width).toBeLessThanOrEqual(320 - 2 * 24);
    expect(code.colours).toEqual(["#FFFFFF", "#000000"]);
    const isQuiet = (x: number, y: number) => Math.min(x, y, code.modules - 1 - x, code.modules - 1 - y) < 4;
    const stains = code.isDark.flatMap((row, y) => row.filter((dark, x) => dark && isQuiet(x, y)));
    expect(stains).toEqual([]);
  });

  test.each([
    [1, 0],
    [1, 1],
    [0.75, 0],
    [1.5, 1],
    [2, 2],
    [2, 3],
  ])("is scanned at %d times the size, %d pixels out of focus", (scale, blur) => {
    const picture = photograph(code, scale, blur);
    expect(scan(picture)).toMatch(/^otpauth:\/\/totp\//);
    if (zbar) expect(scanWithZbar(picture)).toMatch(/^otpauth:\/\/totp\//);
  });
});

test("[E4] whatever the names, the code is scanned, and says the key and one issuer of at most 64 bytes with its account", () => {
  const text = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: longest.issuer })
    .filter((one) => /[\p{L}\p{N}]/u.test(one));
  const names = fc.oneof(
    text,
    ...scripts.map(([, letters]) =>
      fc.string({ unit: fc.constantFrom(...letters.replaceAll(" ", "")), minLength: 1, maxLength: 60 }),
    ),
  );
  const address = fc.string({
    unit: fc.constantFrom(..."abcxyz019.!#$%&'*+/=?^_`{|}~-@"),
    minLength: 3,
    maxLength: 254,
  });
  fc.assert(
    fc.property(names, address, (issuer, account) => {
      const key = makeKey();
      const code = drawn(keyUri(issuer, account, key));
      expect(code.width / code.modules).toBeGreaterThanOrEqual(4);
      expect(code.width).toBeLessThanOrEqual(320 - 2 * 24);
      const uri = new URL(scan(photograph(code, 1, 1)) ?? "");
      expect(uri.searchParams.get("secret")).toBe(key);
      const label = decodeURIComponent(uri.pathname.replace(/^\/+(totp\/)?/, ""));
      expect(Buffer.byteLength(label)).toBeLessThanOrEqual(64);
      expect(label.split(":")[0]).toBe(uri.searchParams.get("issuer") ?? "");
    }),
    { numRuns: 60 },
  );
});
