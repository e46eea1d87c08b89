import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { after, minutes } from "@/lib/ground/durations";
import { genesis, linkHash } from "./chain";
import { auditKeys, readAuditKeys, sealHead, writeAuditKeys } from "./seal";
import { verifyExport } from "./verify-export";

const workspaceId = "7b0f0e4c-8f44-4f0e-9d43-0a8d8a1a2b3c";
const start = new Date("2025-11-22T10:00:00Z");
const keys = auditKeys();

type Options = { action?: string; sealedAt?: number[]; closing?: string };

/** Returns an export of so many events, ten minutes apart. */
function exported(
  count: number,
  { action = "session.signed_in", sealedAt = [2, 4, 5], closing }: Options = {},
): string[] {
  let head = { workspaceId, sequence: 0n, hash: genesis };
  const lines = Array.from({ length: count }, (_, i) => {
    const sequence = i + 1;
    const at = after(start, minutes(10 * i)).toISOString();
    const entry = JSON.stringify({ workspace: workspaceId, sequence, at, action });
    head = { workspaceId, sequence: BigInt(sequence), hash: linkHash(head.hash, entry) };
    const seals = sealedAt.includes(sequence) ? { seals: [sealHead(head).toString()] } : {};
    return JSON.stringify({ entry, hash: Buffer.from(head.hash).toString("hex"), ...seals });
  });
  return [...lines, JSON.stringify({ end: closing ?? sealHead(head, "export").toString() })];
}

async function* each(lines: string[]) {
  yield* lines;
}

const verify = (lines: string[], by: typeof keys | null = keys) => verifyExport(each(lines), by);
const brokenIn = async (lines: string[], by: typeof keys | null = keys) => (await verify(lines, by)).broken;

test("an untouched export is sound, and says how far it is sealed", async () => {
  expect(await verify([...exported(6), ""])).toMatchObject({ last: { sequence: 6n }, sealed: 5n, broken: null });
});

test("without keys only the links are checked, and nothing is called sealed", async () => {
  expect(await verify(exported(6), null)).toMatchObject({ last: { sequence: 6n }, sealed: 0n, broken: null });
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
    "a line that is not JSON",
    (lines: string[]) => lines.map((line, i) => (i === 2 ? line.slice(1) : line)),
    3n,
    "unreadable",
  ],
  ["a line behind the end", (lines: string[]) => [...lines, lines[4] as string], 6n, "unreadable"],
  ["the end removed", (lines: string[]) => lines.slice(0, -1), 6n, "unended"],
  ["an empty file", () => [], 1n, "unended"],
] as const)("%s is found, with keys and without", async (_, change, sequence, fault) => {
  for (const by of [keys, null]) expect(await brokenIn(change(exported(5)), by)).toEqual({ sequence, fault });
});

describe("an export that is rewritten whole without the key, every hash computed again, is found", () => {
  const action = "session.nothing_happened";
  const sound = exported(5);
  const [, , , , , end = ""] = sound;
  const closing = JSON.parse(end).end as string;

  test("with the seals left unchanged", async () => {
    const forged = exported(5, { action, closing }).map((line, i) => {
      const { seals } = JSON.parse(sound[i] as string);
      return seals ? JSON.stringify({ ...JSON.parse(line), seals }) : line;
    });
    expect(await brokenIn(forged)).toEqual({ sequence: 2n, fault: "seal" });
  });

  test("with the seals removed", async () => {
    const forged = exported(5, { action, sealedAt: [], closing });
    expect((await brokenIn(forged))?.fault).toBe("unended");
  });

  test("with seals by an unknown key", async () => {
    const forged = exported(5, { action, sealedAt: [], closing: "zz:00" });
    expect(await brokenIn(forged)).toEqual({ sequence: 6n, fault: "key" });
    const lines = exported(5, { sealedAt: [] });
    lines[1] = JSON.stringify({ ...JSON.parse(lines[1] as string), seals: ["zz:00"] });
    expect(await brokenIn(lines)).toEqual({ sequence: 2n, fault: "key" });
  });

  test("with its end removed, and the closing line moved up", async () => {
    expect((await brokenIn([...sound.slice(0, 3), end]))?.fault).toBe("unended");
  });

  test("with a seal inside used as the closing one", async () => {
    const [inner] = JSON.parse(sound[3] as string).seals as string[];
    expect((await brokenIn([...sound.slice(0, 4), JSON.stringify({ end: inner })]))?.fault).toBe("unended");
  });
});

test("an installation that exports a log whose seals are gone does not make it sound", async () => {
  expect(await brokenIn(exported(5, { sealedAt: [] }))).toEqual({ sequence: 1n, fault: "unsealed" });
});

test("another installation's key of the same name is not accepted", async () => {
  const x = generateKeyPairSync("ed25519").publicKey.export({ format: "jwk" }).x ?? "";
  const [id = ""] = keys.keys();
  const others = new Map([[id, createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" })]]);
  expect(await brokenIn(exported(5), others)).toEqual({ sequence: 2n, fault: "seal" });
});

test("public keys are written and read back, and hold no secret", async () => {
  const text = writeAuditKeys(keys);
  const read = readAuditKeys(` ${text} `);
  expect(read && (await verify(exported(3), read)).broken).toBeNull();
  expect([...(read?.values() ?? [])].map(({ type }) => type)).toEqual(["public"]);
  for (const wrong of ["", "k1", "k1:short", `${text},`]) expect(readAuditKeys(wrong)).toBeNull();
});
