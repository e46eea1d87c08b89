import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const NAME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z-[0-9a-f-]{36}\.json$/;
const schema = z.object({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  sentAt: z.string(),
});

/** A mail of the outbox folder. `name` is its file's name. */
export type OutboxMail = z.infer<typeof schema> & { name: string };

/** A page of the outbox, newest first. `newer` and `older` are the values of `before` for the pages next to it. */
export type OutboxPage = { mails: OutboxMail[]; newer: string | null | undefined; older: string | undefined };

/**
 * Reads the page of mails older than the one named `before`, or the newest (null). `newer` is undefined on the first page
 * and null if the first page is next. `older` is undefined on the last.
 */
export async function readOutbox(folder: string, before: string | null, size = 50): Promise<OutboxPage> {
  const names = await listNames(folder);
  const start = before === null ? 0 : names.filter((name) => name >= before).length;
  const page = names.slice(start, start + size);
  const mails = await Promise.all(page.map((name) => readMail(folder, name)));
  return {
    mails: mails.filter((mail) => mail !== null),
    newer: start === 0 ? undefined : (names[start - size - 1] ?? null),
    older: names.length > start + size ? page.at(-1) : undefined,
  };
}

/** Finds the newest mails that have a text in their address, their subject or their own text, in any case. */
export async function searchOutbox(folder: string, search: string, size = 50): Promise<OutboxMail[]> {
  const wanted = search.toLowerCase();
  const found: OutboxMail[] = [];
  for (const name of await listNames(folder)) {
    const mail = await readMail(folder, name);
    if (mail && [mail.to, mail.subject, mail.text].some((text) => text.toLowerCase().includes(wanted)))
      found.push(mail);
    if (found.length === size) break;
  }
  return found;
}

const listNames = async (folder: string) =>
  (await readdir(folder).catch(() => []))
    .filter((name) => NAME.test(name))
    .sort()
    .reverse();

/** Reads one mail by its file's name. Returns null if there is none. No name leads out of the folder. */
export async function readMail(folder: string, name: string): Promise<OutboxMail | null> {
  if (!NAME.test(name)) return null;
  try {
    return { name, ...schema.parse(JSON.parse(await readFile(join(folder, name), "utf8"))) };
  } catch {
    return null;
  }
}
