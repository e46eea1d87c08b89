import { crc32, deflateSync } from "node:zlib";
import fc from "fast-check";
import sharp from "sharp";
import { expect, test } from "vitest";
import { mostLogoBytes } from "@/lib/rules/brand/logo";
import { encodeLogo } from "./encode-logo";

const picture = (width = 600, height = 300) =>
  sharp({ create: { width, height, channels: 4, background: { r: 200, g: 30, b: 90, alpha: 0.5 } } });
const chunk = (type: string, data: Buffer) => {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};

/** Writes a PNG of these dimensions whose pixels are all 0, which compress to next to nothing. */
function flatPng(width: number, height: number, rows: number, ...extra: Buffer[]): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([1, 0, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.alloc(rows * (Math.ceil(width / 8) + 1)), { level: 9 });
  const parts = [chunk("IHDR", head), ...extra, chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))];
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), ...parts]);
}

test.each(["png", "jpeg", "webp"] as const)(
  "[W5] a %s becomes a PNG that fits, without its metadata",
  async (format) => {
    const secret = "Olga's garden, 52.52 N 13.40 E";
    const file = await picture()
      .withExif({ IFD0: { ImageDescription: secret } })
      [format]()
      .toBuffer();
    const encoded = await encodeLogo(file);
    if (!encoded.ok) throw new Error(encoded.reason);
    const { width, height, format: found, exif } = await sharp(encoded.bytes).metadata();
    expect([width, height, found, exif]).toEqual([512, 256, "png", undefined]);
    expect(Buffer.from(encoded.bytes).includes(secret)).toBe(false);
  },
);

test("[W5] nothing behind the picture survives", async () => {
  const script = "<script>alert(1)</script>";
  const encoded = await encodeLogo(Buffer.concat([await picture().png().toBuffer(), Buffer.from(script)]));
  if (!encoded.ok) throw new Error(encoded.reason);
  expect(Buffer.from(encoded.bytes).includes(script)).toBe(false);
});

const animatedWebp = () => {
  const frames = Buffer.concat([Buffer.alloc(400, 255), Buffer.alloc(400, 90)]);
  return sharp(frames, { raw: { width: 10, height: 20, channels: 4, pageHeight: 10 } })
    .webp({ loop: 0, delay: [100, 100] })
    .toBuffer();
};
const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';

test.each<[string, () => Buffer | Promise<Buffer>, string]>([
  ["a file that is too big", () => Buffer.alloc(mostLogoBytes + 1), "too-big"],
  ["nothing", () => Buffer.alloc(0), "format"],
  ["an SVG", () => Buffer.from(svg), "format"],
  ["an SVG with an XML head", () => Buffer.from(`<?xml version="1.0"?>${svg}`), "format"],
  ["a GIF", () => picture().gif().toBuffer(), "format"],
  ["a TIFF", () => picture().tiff().toBuffer(), "format"],
  ["an SVG behind the first bytes of a PNG", () => Buffer.from(`\x89PNG\r\n\x1a\n${svg}`, "latin1"), "broken"],
  ["half a JPEG", async () => (await picture().jpeg().toBuffer()).subarray(0, 300), "broken"],
  ["half a PNG", () => flatPng(2000, 2000, 100), "broken"],
  ["an animated WebP", animatedWebp, "animated"],
  ["an animated PNG", () => flatPng(8, 8, 8, chunk("acTL", Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]))), "animated"],
  ["a very wide picture", () => flatPng(4097, 1, 1), "dimensions"],
])("[W5] %s is refused", async (_, make, reason) => {
  expect(await encodeLogo(await make())).toEqual({ ok: false, reason });
});

test("[W5] a decompression bomb is refused", async () => {
  expect(await encodeLogo(flatPng(40_000, 40_000, 40_000))).toEqual({ ok: false, reason: "dimensions" });
});

test("[W5] any bytes behind the first ones of a format are refused or become a PNG, and never throw", async () => {
  const heads = ["\x89PNG\r\n\x1a\n", "\xff\xd8\xff\xe0", "RIFF\x20\x00\x00\x00WEBPVP8 "];
  const file = fc.tuple(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 400 }));
  await fc.assert(
    fc.asyncProperty(file, async ([head, rest]) => {
      const encoded = await encodeLogo(Buffer.concat([Buffer.from(head, "latin1"), rest]));
      if (encoded.ok) expect((await sharp(encoded.bytes).metadata()).format).toBe("png");
    }),
    { numRuns: 200 },
  );
});

test("[W5] noise that a PNG can't hold at full size becomes a smaller picture", async () => {
  const noise = Buffer.from(
    Array.from({ length: 600 * 600 * 3 }, (_, i) => (Math.imul(i + 1, 2654435761) >>> 13) & 255),
  );
  const file = await sharp(noise, { raw: { width: 600, height: 600, channels: 3 } })
    .webp({ quality: 60 })
    .toBuffer();
  const encoded = await encodeLogo(file.subarray(0, mostLogoBytes));
  if (encoded.ok) expect(encoded.bytes.length).toBeLessThanOrEqual(mostLogoBytes);
  else expect(encoded.reason).not.toBe("broken");
});
