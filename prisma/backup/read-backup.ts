import { z } from "zod";
import { firstLine, readFormat, readFrames } from "./frames";
import { BackupError, findKeys, format, type Header, readHeader, signerOf } from "./header";
import type { Table } from "./tables";

/** What the reader of a backup does with it. `load` gets a table's rows, reads them to the end, and returns how many they were. */
export type Reader = {
  begin(header: Header): Promise<void>;
  load(table: Table, rows: AsyncGenerator<Buffer>): Promise<number>;
};

const table = z.strictObject({ name: z.string(), columns: z.array(z.string()).min(1) });
const count = z.strictObject({ rows: z.int() });
const end = z.strictObject({ end: z.string() });

/**
 * Reads a backup from its beginning to its end and hands its tables on. Throws BackupError, whose message says what is wrong with the
 * file: it is none, of a newer version, cut short, damaged, or its keys are missing. Only when it returns is the file whole and unchanged.
 */
export async function readBackup(path: string, reader: Reader): Promise<{ tables: number; rows: number }> {
  const version = await readFormat(path);
  if (version > format)
    throw new BackupError(
      `its format is ${version}, and this program reads up to ${format}: use the version that wrote it`,
    );
  const frames = readFrames(path, firstLine(version).length);
  try {
    const beginning = await next();
    if (beginning?.frame.kind !== "json") throw new BackupError("it is cut short");
    const header = parsed(() => readHeader(beginning.frame.kind === "json" ? beginning.frame.text : ""));
    const signer = signerOf(findKeys(header));
    signer.update(beginning.raw);
    await reader.begin(header);
    const counted = { tables: 0, rows: 0 };
    for (;;) {
      const piece = await next();
      if (piece?.frame.kind !== "json") throw new BackupError(piece ? "it is damaged" : "it is cut short");
      const { text } = piece.frame;
      const document = parsed(() => z.union([table, end]).parse(JSON.parse(text)));
      if ("end" in document) {
        if (document.end !== signer.digest("base64")) throw new BackupError("it is damaged or was changed");
        if (await next()) throw new BackupError("something follows its end");
        return counted;
      }
      signer.update(piece.raw);
      let told = -1;
      const rows = async function* () {
        for (let row = await next(); ; row = await next()) {
          if (!row) throw new BackupError("it is cut short");
          signer.update(row.raw);
          if (row.frame.kind === "rows") yield row.frame.bytes;
          else {
            const { text } = row.frame;
            told = parsed(() => count.parse(JSON.parse(text))).rows;
            return;
          }
        }
      };
      const loaded = await reader.load(document, rows());
      if (loaded !== told) throw new BackupError(`it has ${loaded} rows of ${document.name} and says ${told}`);
      counted.tables += 1;
      counted.rows += loaded;
    }
  } finally {
    await frames.return(undefined);
  }

  async function next() {
    const { value, done } = await frames.next();
    return done ? undefined : value;
  }
}

function parsed<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw error instanceof BackupError ? error : new BackupError("it is damaged");
  }
}

/** Counts rows as PostgreSQL copies them out: one a line, for a line break inside a value is escaped. */
export async function countRows(_table: Table, rows: AsyncGenerator<Buffer>): Promise<number> {
  let n = 0;
  for await (const bytes of rows) for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) n += 1;
  return n;
}
