import { z } from "zod";
import { readWords } from "@/components/language/read-words";
import { readEmailAddress } from "@/lib/ground/email-address";
import { readId } from "@/lib/ground/ids";
import { fields } from "@/words/fields";

/** Removes what hides or bends text: control characters, bidirectional overrides, runs of spaces. */
const readable = (text: string) =>
  text
    .normalize("NFC")
    .replace(/[\p{C}\u2028\u2029]/gu, " ")
    .replace(/\s+/g, " ")
    .trim();

/** The id of a row, as a page sent it. */
export const idField = z.string().refine((text) => readId(text) !== null);

/** What a schema says is wrong: a sentence's name among the words of fields. */
export type Fault = Exclude<keyof typeof fields.en, "at-most" | "slug" | "weak"> | `at-most ${number}`;
const fault = (name: Fault): Fault => name;
const atMost = (most: number): Fault => `at-most ${most}`;

type Named = Extract<Fault, "your-name" | "workspace-name" | "name" | "reason">;

/** The name of a person or a workspace, or a reason, as typed but readable. */
export const nameField = (what: Named, max = 100) =>
  z
    .string()
    .transform(readable)
    .pipe(z.string().min(1, what).max(max, atMost(max)));

/** An optional name, cut to the most characters it may have. */
export const shortText = (max: number) =>
  z
    .string()
    .max(10_000)
    .transform((text) => readable(text).slice(0, max).toWellFormed());

/** An address that mail can be sent to. */
export const emailField = z
  .string()
  .max(1_000, atMost(254))
  .transform((text, context) => {
    const address = readEmailAddress(text);
    if (address === null) context.addIssue({ code: "custom", message: fault("address") });
    return address ?? z.NEVER;
  });

/** A password as typed. Its rules are checked where the member is known. */
export const passwordField = z.string().min(1, fault("password")).max(4096, atMost(256));

/** A code as typed. The domain reads its shape. */
export const codeField = z.string().trim().min(1, fault("code")).max(1_000, fault("code-length"));

/** A code that may be left out. */
export const optionalCodeField = z.string().max(1_000, fault("code-length"));

/** The box of a form that says the shown codes are saved. */
export const savedField = z.literal("on", fault("not-saved"));

/**
 * Reads a form's text fields by a schema. Returns the values, or what is wrong with each field. A field that came twice, or as a file,
 * counts as empty.
 */
export function parseForm<T extends z.ZodObject>(schema: T, form: FormData) {
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

/** The same, with a sentence in the reader's language for each field that is wrong. */
export async function readForm<T extends z.ZodObject>(schema: T, form: FormData) {
  const parsed = parseForm(schema, form);
  if (parsed.ok) return parsed;
  const words = await readWords(fields);
  const said = Object.entries(parsed.fieldErrors).map(([field, name]) => [field, sayFault(words, name)]);
  return { ...parsed, fieldErrors: Object.fromEntries(said) as Record<string, string> };
}

function sayFault(words: typeof fields.en, name: string): string {
  const most = /^at-most (\d+)$/.exec(name)?.[1];
  if (most) return words["at-most"](Number(most));
  const sentence = Object.hasOwn(words, name) ? words[name as keyof typeof words] : name;
  return typeof sentence === "string" ? sentence : name;
}

/** Returns what a form may show again: everything typed except secrets. */
export function keep(typed: Record<string, string>): Record<string, string> {
  const { password: _, code: __, newPassword: ___, ...rest } = typed;
  return rest;
}
