import type { Sharp } from "sharp";
import { mostLogoBytes } from "@/lib/rules/brand/logo";

/** Why a file is no logo. `format`: an SVG or anything but PNG, JPEG and WebP. `broken`: it says it is one, and can't be read. */
export type LogoFault = "too-big" | "format" | "animated" | "dimensions" | "broken";
export type EncodedLogo = { ok: true; bytes: Uint8Array<ArrayBuffer> } | { ok: false; reason: LogoFault };

type Format = "png" | "jpeg" | "webp";

/** The most pixels of a side that are decoded, and the sides that a logo is stored with: the first whose file is small enough. */
const mostSide = 4096;
const storedSides = [512, 256, 128];
const decodingSeconds = 5;

/** One image at a time is decoded in a process, so that no number of uploads takes the memory of all. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Makes a logo of an uploaded file: decodes it and encodes it again as a PNG of at most 256 KB, so that nothing of the file itself is ever
 * served: no metadata, no other format behind the first bytes, no script. Refuses everything else.
 */
export function encodeLogo(file: Uint8Array): Promise<EncodedLogo> {
  const turn = last.then(() => encode(file));
  last = turn;
  return turn;
}

async function encode(file: Uint8Array): Promise<EncodedLogo> {
  if (file.length > mostLogoBytes) return { ok: false, reason: "too-big" };
  const format = formatOf(file);
  if (!format) return { ok: false, reason: "format" };
  if (format === "png" && hasFrames(file)) return { ok: false, reason: "animated" };
  const open = await loadDecoder();
  try {
    // Reads the header alone.
    const { width, height, pages = 1, format: found } = await open(file, { limitInputPixels: false }).metadata();
    if (found !== format) return { ok: false, reason: "broken" };
    if (pages > 1) return { ok: false, reason: "animated" };
    if (width > mostSide || height > mostSide) return { ok: false, reason: "dimensions" };
    for (const side of storedSides) {
      const bytes = await shrink(open(file, { limitInputPixels: mostSide ** 2, failOn: "error" }), side);
      if (bytes.length <= mostLogoBytes) return { ok: true, bytes: new Uint8Array(bytes) };
    }
    return { ok: false, reason: "too-big" };
  } catch {
    return { ok: false, reason: "broken" };
  }
}

const shrink = (image: Sharp, side: number): Promise<Buffer> =>
  image
    .autoOrient()
    .resize(side, side, { fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb")
    .png({ compressionLevel: 9 })
    .timeout({ seconds: decodingSeconds })
    .toBuffer();

/** Loads the decoder with the first upload. Only the three formats can be opened, whatever a file turns out to be. */
async function loadDecoder() {
  const { default: sharp } = await import("sharp");
  sharp.block({ operation: ["VipsForeignLoad"] });
  sharp.unblock({ operation: ["VipsForeignLoadPng", "VipsForeignLoadJpeg", "VipsForeignLoadWebp"] });
  sharp.cache(false);
  return sharp;
}

/** Reads the format from the first bytes. What the browser says about the file is not looked at. */
function formatOf(file: Uint8Array): Format | null {
  const head = Buffer.from(file.buffer, file.byteOffset, Math.min(file.length, 12)).toString("latin1");
  if (head.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  if (head.startsWith("\xff\xd8\xff")) return "jpeg";
  return head.startsWith("RIFF") && head.slice(8) === "WEBP" ? "webp" : null;
}

/** Tells whether a PNG is animated: it then has a chunk "acTL" before its pixels (PNG, third edition, 11.3.6). */
function hasFrames(file: Uint8Array): boolean {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.length);
  for (let at = 8; at + 8 <= bytes.length; at += bytes.readUInt32BE(at) + 12) {
    const type = bytes.toString("latin1", at + 4, at + 8);
    if (type === "acTL") return true;
    if (type === "IDAT") return false;
  }
  return false;
}
