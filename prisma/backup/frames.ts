import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import { BackupError } from "./header";

/** One piece of a backup: a JSON document that says what follows, or rows as PostgreSQL copies them out. */
export type Frame = { kind: "json"; text: string } | { kind: "rows"; bytes: Buffer };

/** The first line of every backup, with the version of its format, before what is compressed. */
export const firstLine = (format: number) => `gatehouse backup ${format}\n`;

const kinds = { json: 0x4a, rows: 0x52 };
const longest = 1024 * 1024;
const head = 5;

/** Writes a JSON document as a frame: its kind, its length, its bytes. */
export const jsonFrame = (document: unknown) => frame(kinds.json, Buffer.from(JSON.stringify(document)));

/** Writes rows as frames, each of at most 1 MB. */
export function* rowFrames(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += longest) yield frame(kinds.rows, bytes.subarray(at, at + longest));
}

function frame(kind: number, bytes: Buffer): Buffer {
  const start = Buffer.alloc(head);
  start.writeUInt8(kind);
  start.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([start, bytes]);
}

/** Reads the version of a backup's format. Throws BackupError where the file is none. */
export async function readFormat(path: string): Promise<number> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new BackupError(`it can't be read (${error.code})`);
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(40), 0, 40, 0);
    const [, version] = /^gatehouse backup (\d{1,6})\n/.exec(buffer.subarray(0, bytesRead).toString("latin1")) ?? [];
    if (!version) throw new BackupError("it is no backup of Gatehouse");
    return Number(version);
  } finally {
    await file.close();
  }
}

/** Reads a backup's frames one after the other, with the bytes of each, in bounded memory. Throws BackupError where it is damaged. */
export async function* readFrames(path: string, start: number): AsyncGenerator<{ frame: Frame; raw: Buffer }> {
  const file = createReadStream(path, { start });
  const gunzip = createGunzip();
  file.on("error", (error) => gunzip.destroy(error)).pipe(gunzip);
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      for (let size = sizeOf(rest); size !== undefined && rest.length >= size; size = sizeOf(rest)) {
        const raw = rest.subarray(0, size);
        rest = rest.subarray(size);
        const bytes = raw.subarray(head);
        yield {
          raw,
          frame: raw[0] === kinds.json ? { kind: "json", text: bytes.toString() } : { kind: "rows", bytes },
        };
      }
    }
  } catch (error) {
    if (error instanceof BackupError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    // The stream's own errors. Others are the reader's.
    if (!/^(Z_|ERR_PADDING|E[A-Z]+$)/.test(code ?? "")) throw error;
    throw new BackupError(code === "Z_BUF_ERROR" ? "it is cut short" : `it is damaged (${code})`);
  } finally {
    file.destroy();
    gunzip.destroy();
  }
  if (rest.length > 0) throw new BackupError("it is cut short");
}

function sizeOf(bytes: Buffer): number | undefined {
  if (bytes.length < head) return undefined;
  const length = bytes.readUInt32BE(1);
  if (![kinds.json, kinds.rows].includes(bytes[0] ?? 0) || length > longest) throw new BackupError("it is damaged");
  return head + length;
}
