const largest = 10_000_000;

/** Reads the text of a chosen file. Refuses what is no text, such as a spreadsheet's own file. */
export function readFileText(
  bytes: Uint8Array,
): { ok: true; text: string } | { ok: false; reason: "too-large" | "no-text" } {
  if (bytes.length > largest) return { ok: false, reason: "too-large" };
  const text = decodeText(bytes);
  return text === null ? { ok: false, reason: "no-text" } : { ok: true, text };
}

/**
 * Decodes the text of a file: UTF-8 and UTF-16 with or without a byte order mark, else Windows-1252 as old spreadsheets write it.
 * Returns null if the bytes are no text.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no text has them, every other kind of file does
  return /[\x00-\x08\x0e-\x1a]/.test(text) ? null : text;
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  const [even, odd] = [zeros(bytes, 0), zeros(bytes, 1)];
  if (bytes.length % 2 === 0 && even + odd > bytes.length / 4) return even > odd ? "utf-16be" : "utf-16le";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}

/** Counts the zeros at even or odd places: in UTF-16 they are the upper halves of Latin letters. */
function zeros(bytes: Uint8Array, from: 0 | 1): number {
  let count = 0;
  for (let at = from; at < bytes.length; at += 2) if (bytes[at] === 0) count++;
  return count;
}
