import { parseArgs } from "node:util";
import type { Caller } from "@/lib/access/caller";

/** One option of a command. All take text, except a `flag`. */
export type Option = { describes: string; required?: true; flag?: true; choices?: readonly string[] };

/** The input of a command: its options as text, who runs it, and when. */
export type Given<Name extends string> = { [name in Name]: string | undefined };
export type Run = {
  caller: Caller;
  /** Prints a result: the lines for people or, with --json, the data as one line. */
  tell(data: Record<string, unknown>, ...lines: string[]): void;
};

/** What every command takes. */
const common = { json: { describes: "prints JSON instead, one object a line", flag: true } } satisfies Record<
  string,
  Option
>;

/** One command of the operator. `run` returns the exit code: 0 done, 1 refused or found something. */
export type Command<Name extends string = string> = {
  name: string;
  summary: string;
  details?: string;
  options: Record<Name, Option>;
  /** Whether it changes nothing, so that it also runs where keys are missing. */
  looks?: true;
  /** Tells whether these options need no database. */
  offline?(given: Given<Name>): boolean;
  run(given: Given<Name>, run: Run): Promise<number>;
};

/** Checks at compile time that a command reads only the options it declares. */
export const command = <Name extends string>(definition: Command<Name>) =>
  ({ ...definition, options: { ...definition.options, ...common } }) as unknown as Command;

/** Raised with one line that says what is wrong. `exitCode` 2: wrong use of the command; 1: it was refused. */
export class OperatorError extends Error {
  override name = "OperatorError";
  constructor(
    message: string,
    readonly exitCode: 1 | 2 = 1,
  ) {
    super(message);
  }
}

/** Reads a command's options from its arguments; returns null if they ask for help. Throws OperatorError. */
export function readOptions(definition: Command, args: string[]): Given<string> | null {
  const options = Object.entries(definition.options);
  const values = parse(definition.name, args, options);
  if (values.help) return null;
  const given = Object.fromEntries(
    options.map(([name]) => [
      name,
      typeof values[name] === "boolean" ? "yes" : (values[name] as string | undefined)?.trim(),
    ]),
  );
  for (const [name, { required, choices }] of options) {
    const value = given[name];
    if (required && !value) throw new OperatorError(`${definition.name} needs --${name}.`, 2);
    if (value && choices && !choices.includes(value))
      throw new OperatorError(`--${name} must be ${choices.join(" or ")}.`, 2);
  }
  return given;
}

function parse(name: string, args: string[], options: [string, Option][]) {
  const known = options.map(([option, { flag }]) => [
    option,
    { type: flag ? ("boolean" as const) : ("string" as const) },
  ]);
  try {
    return parseArgs({ args, options: { ...Object.fromEntries(known), help: { type: "boolean" } } }).values as Record<
      string,
      string | boolean | undefined
    >;
  } catch (error) {
    const [line = ""] = (error as Error).message.split(/\. |\n/);
    throw new OperatorError(`${line}. See: npm run operator -- ${name} --help`, 2);
  }
}

/** Writes a command's help. */
export function describeCommand({ name, summary, details, options }: Command): string {
  const entries = Object.entries(options);
  const shape = ([option, { required, flag, choices }]: [string, Option]) => {
    const text = flag ? `--${option}` : `--${option} <${choices?.join("|") ?? "text"}>`;
    return required ? text : `[${text}]`;
  };
  const usage = ["Usage: npm run operator --", name, ...entries.map(shape)].join(" ");
  const width = Math.max(0, ...entries.map(([option]) => option.length));
  const list = entries.map(([option, { describes }]) => `  --${option.padEnd(width)}  ${describes}`);
  return [summary, "", usage, ...(list.length > 0 ? ["", ...list] : []), ...(details ? ["", details] : [])].join("\n");
}
