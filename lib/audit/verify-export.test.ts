import { expect, test } from "vitest";
import { genesis, linkHash } from "./chain";
import { verifyExport } from "./verify-export";

const workspace = "7b0f0e4c-8f44-4f0e-9d43-0a8d8a1a2b3c";

function exported(count: number): string[] {
  let hash: Uint8Array = genesis;
  return Array.from({ length: count }, (_, i) => {
    const entry = JSON.stringify({ workspace, sequence: i + 1, action: "session.signed_in" });
    hash = linkHash(hash, entry);
    return JSON.stringify({ entry, hash: Buffer.from(hash).toString("hex") });
  });
}

async function* each(lines: string[]) {
  yield* lines;
}

test("an untouched export is sound", async () => {
  expect(await verifyExport(each([...exported(5), ""]))).toEqual({ events: 5n, workspaceId: workspace, broken: null });
});

test.each([
  [
    "a changed event",
    (lines: string[]) => lines.map((line, i) => (i === 2 ? line.replace("signed_in", "signed_out") : line)),
    3n,
    "changed",
  ],
  ["a removed line", (lines: string[]) => lines.filter((_, i) => i !== 2), 4n, "missing"],
  ["two lines swapped", ([a, b, ...rest]: string[]) => [b as string, a as string, ...rest], 2n, "missing"],
  ["the first line removed", (lines: string[]) => lines.slice(1), 2n, "missing"],
  [
    "a line that is no JSON",
    (lines: string[]) => lines.map((line, i) => (i === 2 ? line.slice(1) : line)),
    3n,
    "unreadable",
  ],
] as const)("%s is found", async (_, change, sequence, fault) => {
  expect((await verifyExport(each(change(exported(5))))).broken).toEqual({ sequence, fault });
});
