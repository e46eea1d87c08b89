import { z } from "zod";
import { readEmailAddress } from "@/lib/ground/email-address";
import { readId } from "@/lib/ground/ids";

/** Removes what hides or bends text: control characters, bidirectional overrides, runs of spaces. */
const readable = (text: string) =>
  text
    .normalize("NFC")
    .replace(/[\p{C}\u2028\u2029]/gu, " ")
    .replace(/\s+/g, " ")
    .trim();

/** The id of a row, as a page sent it. */
export const idField = z.string().refine((text) => readId(text) !== null);

/** The name of a person or a workspace, as typed but readable. */
export const nameField = (what: string, max = 100) =>
  z
    .string()
    .transform(readable)
    .pipe(z.string().min(1, `Enter ${what}.`).max(max, `Use at most ${max} characters.`));

/** An optional name, cut to the most characters it may have. */
export const shortText = (max: number) =>
  z
    .string()
    .max(10_000)
    .transform((text) => readable(text).slice(0, max).toWellFormed());

const addressHint = "Enter an address like name@example.com.";

/** An address that mail can be sent to. */
export const emailField = z
  .string()
  .max(1_000, "Use at most 254 characters.")
  .transform((text, context) => {
    const address = readEmailAddress(text);
    if (address === null) context.addIssue({ code: "custom", message: addressHint });
    return address ?? z.NEVER;
  });

/** A password as typed. Its rules are checked where the member is known. */
export const passwordField = z.string().min(1, "Enter your password.").max(4096, "Use at most 256 characters.");

/** A code as typed. The domain reads its shape. */
export const codeField = z.string().trim().min(1, "Enter the code.").max(1_000, "That is too long to be a code.");

/** A code that may be left out. */
export const optionalCodeField = z.string().max(1_000, "That is too long to be a code.");

/**
 * Reads a form's text fields by a schema. Returns the values, or a sentence for each field that is wrong. A field that came twice,
 * or as a file, counts as empty.
 */
export function readForm<T extends z.ZodObject>(schema: T, form: FormData) {
  const typed = Object.fromEntries(
    Object.keys(schema.shape).map((name) => {
      const [value, ...more] = form.getAll(name);
      return [name, typeof value === "string" && more.length === 0 ? value : ""];
    }),
  );
  const result = schema.safeParse(typed);
  if (result.success) return { ok: true as const, data: result.data as z.infer<T>, typed };
  const fieldErrors: Record<string, string> = {};
  for (const { path, message } of result.error.issues) fieldErrors[String(path[0])] ??= message;
  return { ok: false as const, fieldErrors, typed };
}

/** Returns what a form may show again: everything typed except secrets. */
export function keep(typed: Record<string, string>): Record<string, string> {
  const { password: _, code: __, newPassword: ___, ...rest } = typed;
  return rest;
}
