import { z } from "zod";

/** A day as typed, or nothing. */
export const day = z.iso.date("Enter a day, like 2026-05-14.").or(z.literal(""));

/** A switch. It is on if it was sent as on. */
export const onOff = z.string().transform((text) => text === "on");

/** One of several choices. Anything else is the first. */
export const either = <const T extends readonly [string, ...string[]]>(...values: T) =>
  z.enum(values).catch(values[0] as T[number]);

/** Writes a day as its field shows it. */
export const dayOf = (iso: string | Date | null) => (iso === null ? "" : new Date(iso).toISOString().slice(0, 10));

/** Writes a switch as its field shows it. */
export const flag = (on: boolean) => (on ? "on" : "");

/** What a part of the form reads from its fields. */
export type Read<Fields extends z.ZodRawShape> = z.infer<z.ZodObject<Fields>>;
