import { randomBytes } from "node:crypto";

/** The fields of a form in the order they came; text only, a file being the text it holds. */
export type FormFields = [name: string, value: string][];

const mostFields = 1000;
const fieldName = /^[^\p{Cc}"]{1,256}$/u;
/** The one name a file is taken under, as a form without script sends it and as React does. */
const fileName = /^(_[0-9a-f]{1,4}_)?file$/;

/**
 * Reads a multipart body strictly (RFC 7578); undefined where it is broken, holds files under any name but "file", or names no
 * browser form has. A file goes on as its text, whatever it is called: nothing behind reads names or types of files.
 */
export async function readFields(contentType: string, body: Buffer): Promise<FormFields | undefined> {
  const fields: FormFields = [];
  try {
    const form = await new Response(new Uint8Array(body), { headers: { "content-type": contentType } }).formData();
    for (const [name, value] of form) {
      if (!fieldName.test(name) || fields.length === mostFields) return undefined;
      if (typeof value !== "string" && !fileName.test(name)) return undefined;
      fields.push([name, typeof value === "string" ? value : await value.text()]);
    }
    return fields;
  } catch {
    return undefined;
  }
}

/**
 * Writes fields as a multipart body in its plainest form, so that whoever reads it next, with whichever parser, reads
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
