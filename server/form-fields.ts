import { randomBytes } from "node:crypto";
import { decodeText } from "@/lib/ground/lists/decode-text";
import { mostLogoBytes } from "@/lib/rules/brand/logo";
import { isFileField, isPictureField, isText } from "@/server/next/action-payload";

/** The fields of a form in the order they came; text only, a file being the text it holds, and a picture its bytes in base64. */
export type FormFields = [name: string, value: string][];

const mostFields = 1000;
const fieldName = /^[^\p{Cc}"]{1,256}$/u;

/**
 * Reads a multipart body strictly (RFC 7578); undefined where it is broken, holds files under any name but "file" and "logo", has too
 * many fields, names no browser form has, or text that is not UTF-8 or cannot be stored. A file goes on as its text, whatever it is
 * called and encoded, and a picture as base64, of which what is beyond a logo's limit is cut: nothing behind reads names or types of files.
 */
export async function readFields(contentType: string, body: Buffer): Promise<FormFields | undefined> {
  if (countParts(contentType, body) > mostFields) return undefined;
  const fields: FormFields = [];
  try {
    const form = await new Response(new Uint8Array(body), { headers: { "content-type": contentType } }).formData();
    for (const [name, value] of form) {
      if (!fieldName.test(name)) return undefined;
      if (typeof value !== "string" && !isFileField(name) && !isPictureField(name)) return undefined;
      const text =
        typeof value === "string"
          ? value
          : isPictureField(name)
            ? await encode(value)
            : decodeText(await value.bytes());
      if (text === null || !isText(text)) return undefined;
      fields.push([name, text]);
    }
    return fields;
  } catch {
    return undefined;
  }
}

/** Writes a picture in base64, with one byte more than a logo may have where it has more. */
const encode = async (file: Blob): Promise<string> =>
  Buffer.from(await file.slice(0, mostLogoBytes + 1).arrayBuffer()).toString("base64");

/** Counts the parts before they are parsed, which takes much longer. */
function countParts(contentType: string, body: Buffer): number {
  const delimiter = `--${/boundary=("?)(.+)\1$/.exec(contentType)?.[2]}\r\n`;
  let count = 0;
  for (let at = body.indexOf(delimiter); at !== -1 && count <= mostFields; at = body.indexOf(delimiter, at + 1))
    count += 1;
  return count;
}

/**
 * Writes fields as a multipart body in its plainest form, so that the next reader, with whichever parser, reads
 * what was screened.
 */
export function writeFields(fields: FormFields): { type: string; body: Buffer } {
  const boundary = `gatehouse-${randomBytes(24).toString("hex")}`;
  const parts = fields.map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.from(`${parts.join("")}--${boundary}--\r\n`),
  };
}
