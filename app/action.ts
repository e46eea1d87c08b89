import type { z } from "zod";
import { readId } from "@/lib/ground/ids";
import { isSlug } from "@/lib/ground/slug";

/**
 * Reads one argument of an action from whatever a client sent in its place, and never throws. What can't be read becomes a
 * value that names nothing, so the action refuses it as it refuses anything unknown. `Sent` is what our own pages send.
 */
type Reader<Read, Sent = Read> = ((sent: unknown) => Read) & { sent?: Sent };
type Readers = readonly Reader<unknown>[];
type Read<R extends Readers> = { [K in keyof R]: ReturnType<R[K]> };
type Sent<R extends Readers> = { [K in keyof R]: R[K] extends Reader<unknown, infer S> ? S : never };

const longestText = 10_000;
const noId = "00000000-0000-0000-0000-000000000000";
const reader = <R>(read: (sent: unknown) => R): Reader<R> => read;

/** The readers of arguments. */
export const given = {
  /** The address of a workspace, or "". */
  slug: reader((sent) => (isSlug(sent) ? sent : "")),
  /** The id of a row, or an id that no row has. */
  id: reader((sent) => readId(sent) ?? noId),
  /** The id of a row where one may be left out, or null. */
  optionalId: reader(readId),
  /** A token or a ticket, or "". */
  text: reader((sent) => (typeof sent === "string" && sent.length <= longestText ? sent : "")),
  /** A form, or an empty one. `readForm` reads its fields. */
  form: reader((sent) => (sent instanceof FormData ? sent : new FormData())),
  /** A value that a schema describes, or null. */
  by: <S extends z.ZodType>(schema: S): Reader<z.infer<S> | null, unknown> =>
    reader((sent) => schema.safeParse(sent).data ?? null),
};

/**
 * Makes a server action. Anyone can call an action with anything, bound arguments included: each is read by its reader, missing ones
 * name nothing, and further ones are ignored. The body begins with its gate.
 */
export function action<const R extends Readers, Result>(
  readers: R,
  body: (...read: Read<R>) => Promise<Result>,
): (...sent: Sent<R>) => Promise<Result> {
  return async (...sent) => body(...readAll(readers, sent));
}

/** Makes a server action of a form that shows the result: after its bound arguments come the form's last state and the form. */
export function formAction<const R extends Readers, Result>(
  readers: R,
  body: (...read: [...Read<R>, form: FormData]) => Promise<Result>,
): (...sent: [...Sent<R>, state: unknown, form: FormData]) => Promise<Result> {
  return async (...sent) => body(...readAll(readers, sent), given.form(sent[readers.length + 1]));
}

function readAll<R extends Readers>(readers: R, sent: readonly unknown[]): Read<R> {
  return readers.map((read, at) => read(sent[at])) as Read<R>;
}
