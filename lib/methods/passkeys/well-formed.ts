const deepest = 16;

/** Tells whether bytes are one item of CBOR, whole and with nothing after it (RFC 8949 §3). Of definite length, as CTAP 2 §8 has it. */
export function isWellFormed(bytes: Uint8Array): boolean {
  return endOf(bytes, 0, 0) === bytes.length;
}

/** Returns where an item ends; Infinity if it never does. */
function endOf(bytes: Uint8Array, at: number, depth: number): number {
  const first = bytes[at];
  if (first === undefined || depth > deepest) return Infinity;
  const [major, info] = [first >> 5, first & 31];
  const width = info < 24 ? 0 : ({ 24: 1, 25: 2, 26: 4 }[info] ?? Infinity);
  let end = at + 1 + width;
  if (end > bytes.length) return Infinity;
  const count = width === 0 ? info : bytes.subarray(at + 1, end).reduce((sum, byte) => sum * 256 + byte, 0);
  if (major === 2 || major === 3) return end + count;
  const items = major === 4 ? count : major === 5 ? 2 * count : major === 6 ? 1 : 0;
  // Each item has a byte at least, so that an announced number can't outlast the bytes.
  for (let left = items; left > 0 && end <= bytes.length; left -= 1) end = endOf(bytes, end, depth + 1);
  return end;
}
