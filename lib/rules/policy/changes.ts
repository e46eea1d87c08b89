import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { groups, type Settings, settingsSchema } from "./settings";

type Group = (typeof groups)[number];

/** The path of one setting in the document: `graceDays`, `methods.totp`. */
export type Setting = {
  [Key in keyof Settings]: Key extends Group ? `${Key}.${keyof Settings[Key] & string}` : Key;
}[keyof Settings];

/** The value at a setting's path. */
export type ValueOf<Path extends Setting> = Path extends keyof Settings
  ? Settings[Path]
  : Path extends `${infer Key extends Group}.${infer Name}`
    ? Name extends keyof Settings[Key]
      ? Settings[Key][Name]
      : never
    : never;

/** One setting that two documents differ in, as data: who reads it makes the sentence. */
export type Change = { [Path in Setting]: { path: Path; before: ValueOf<Path>; after: ValueOf<Path> } }[Setting];

const isGroup = (key: string): key is Group => groups.some((group) => group === key);

/** Every setting's path and schema, in the order of the whole schema. */
const known = Object.entries<z.ZodType>(settingsSchema.shape).flatMap(([key, schema]): [Setting, z.ZodType][] =>
  isGroup(key)
    ? Object.entries<z.ZodType>(settingsSchema.shape[key].shape).map(([name, part]) => [
        `${key}.${name}` as Setting,
        part,
      ])
    : [[key as Setting, schema]],
);

function valueAt(settings: Settings, path: Setting): unknown {
  return path.split(".").reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], settings);
}

/** Lists what a document changes over another, a setting each, in the order of the schema. */
export function changesOf(before: Settings, after: Settings): Change[] {
  return known.flatMap(([path]) => {
    const [was, is] = [valueAt(before, path), valueAt(after, path)];
    return isDeepStrictEqual(was, is) ? [] : [{ path, before: was, after: is } as Change];
  });
}

const stored = known.map(([path, value]) => z.strictObject({ path: z.literal(path), before: value, after: value }));

/** A change as it is stored: the path of a setting that is known, and two values that it can have. */
export const changeSchema = z.union(stored) as unknown as z.ZodType<Change>;

/**
 * Reads the changes that an audit row holds. Rows outlive the settings they name: a change that no longer fits, since its setting is
 * gone or has other values now, is listed by its path in `others`.
 */
export function readChanges(kept: unknown): { changes: Change[]; others: string[] } {
  const read = (Array.isArray(kept) ? kept : []).map((one) => ({ one, parsed: changeSchema.safeParse(one) }));
  return {
    changes: read.flatMap(({ parsed }) => parsed.data ?? []),
    others: read.flatMap(({ one, parsed }) => (parsed.success || typeof one?.path !== "string" ? [] : [one.path])),
  };
}
