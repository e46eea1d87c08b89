import { expect, test } from "vitest";
import { command, describeCommand, OperatorError, readOptions } from "./command";

const sample = command({
  name: "paint",
  summary: "Paints a wall.",
  options: {
    wall: { describes: "which wall", required: true },
    colour: { describes: "the colour", choices: ["red", "blue"] },
    dry: { describes: "only say what would be done", flag: true },
  },
  run: async () => 0,
});

const failure = (args: string[]) => {
  try {
    readOptions(sample, args);
  } catch (error) {
    return error as OperatorError;
  }
  return null;
};

test("options are read as trimmed text; flags as yes", () => {
  expect(readOptions(sample, ["--wall", " north ", "--dry"])).toEqual({ wall: "north", colour: undefined, dry: "yes" });
});

test("help is shown, even if required options are missing", () => {
  expect(readOptions(sample, ["--help"])).toBeNull();
  const help = describeCommand(sample);
  expect(help).toContain("npm run operator -- paint --wall <text> [--colour <red|blue>] [--dry]");
  for (const word of ["which wall", "the colour", "only say"]) expect(help).toContain(word);
});

test.each([
  [[], "paint needs --wall."],
  [["--wall", "   "], "paint needs --wall."],
  [["--wall", "north", "--colour", "green"], "--colour must be red or blue."],
  [["--wall", "north", "--size", "3"], "Unknown option '--size'"],
  [["--wall"], "Option '--wall <value>' argument missing"],
  [["north"], "Unexpected argument 'north'"],
])("called with %j it says in one line what is wrong, and exits 2", (args, message) => {
  const error = failure(args);
  expect(error).toBeInstanceOf(OperatorError);
  expect(error?.message).toContain(message);
  expect(error?.message).not.toContain("\n");
  expect(error?.exitCode).toBe(2);
});
