import { randomUUID } from "node:crypto";
import { decodeText } from "@/lib/ground/lists/decode-text";
import { mostLogoBytes } from "@/lib/rules/brand/logo";
import { isFileField, isPictureField, isText } from "@/server/next/action-payload";

/** The fields of a form in the order they came; text only, a file being the text it holds, and a picture its bytes in base64. */
export type FormFields = [name: string, value: string][];

const mostFields = 1000;
const longestHead = 4096;
const fieldName = /^[^\p{Cc}"]{1,256}$/u;
const disposition = /^content-disposition:[ \t]*form-data;[ \t]*name="([^"]*)"(;[ \t]*filename="[^"]*")?$/i;
const contentType = /^content-type:[ \t]*[\x20-\x7e]*$/i;
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Reads a multipart body as browsers write it (RFC 7578, HTML "multipart form data"); undefined where it is anything else, holds files
 * under any name but "file" and "logo", has too many fields, names no browser form has, or text that is not UTF-8 or cannot be stored. A
 * file goes on as its text, whatever it is called and encoded, and a picture as base64, of which what is beyond a logo's limit is cut:
 * nothing behind reads names or types of files.
 */
export function readFields(type: string, body: Buffer): FormFields | undefined {
  const boundary = /boundary=("?)(.+)\1$/.exec(type)?.[2];
  const opening = Buffer.from(`--${boundary}`);
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  const fields: FormFields = [];
  if (boundary === undefined || !startsWith(body, 0, opening)) return undefined;
  for (let at = opening.length; ; ) {
    if (isEnd(body.toString("latin1", at, at + 5))) return fields;
    const headEnd = body.indexOf("\r\n\r\n", at);
    const valueEnd = headEnd < 0 ? -1 : body.indexOf(delimiter, headEnd + 4);
    if (valueEnd < 0 || headEnd - at > longestHead || fields.length === mostFields) return undefined;
    const field = readField(body.subarray(at, headEnd), body.subarray(headEnd + 4, valueEnd));
    if (!field) return undefined;
    fields.push(field);
    at = valueEnd + delimiter.length;
  }
}

const startsWith = (body: Buffer, at: number, bytes: Buffer) => body.subarray(at, at + bytes.length).equals(bytes);

/** Tells whether nothing but the end of a form follows a delimiter. Takes one more byte than that. */
const isEnd = (rest: string) => rest === "--" || rest === "--\r\n";

/** Reads one part: the lines after its delimiter, and its value. */
function readField(head: Buffer, value: Buffer): [string, string] | undefined {
  const [first, ...lines] = decode(head)?.split("\r\n") ?? [];
  const [named, ...more] = lines.filter((line) => !contentType.test(line));
  const [, written = "", file] = disposition.exec(named ?? "") ?? [];
  if (first !== "" || more.length > 0 || lines.length > 2) return undefined;
  const name = written.replace(/%(22|0D|0A)/gi, (code) => decodeURIComponent(code));
  const text = file === undefined ? decode(value) : textOfFile(name, value);
  return fieldName.test(name) && text !== undefined && isText(text) ? [name, text] : undefined;
}

/** Writes what a file holds as text. A picture may have one byte more than a logo may, so that its excess can be told. */
function textOfFile(name: string, bytes: Buffer): string | undefined {
  if (isPictureField(name)) return bytes.subarray(0, mostLogoBytes + 1).toString("base64");
  return isFileField(name) ? (decodeText(bytes) ?? undefined) : undefined;
}

/** Decodes UTF-8, and keeps a byte order mark; undefined where the bytes are anything else. */
export function decode(bytes: Buffer): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Writes fields as a multipart body in its plainest form, so that the next reader, with whichever parser, reads
 * what was screened.
 */
export function writeFields(fields: FormFields): { type: string; body: Buffer } {
  const boundary = `gatehouse-${randomUUID()}`;
  const parts = fields.map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.from(`${parts.join("")}--${boundary}--\r\n`),
  };
}
