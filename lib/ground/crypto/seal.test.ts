import { randomBytes, randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { adoptEmbeddedDatabase } from "@/lib/ground/env";
import { open, type Place, seal, sealedWith } from "./seal";

const place: Place = { workspaceId: randomUUID(), table: "credential", column: "secret", id: randomUUID() };
const first = process.env.ENCRYPTION_KEYS ?? "";
const other = (id: string) => `${id}:${randomBytes(32).toString("base64")}`;

/** Makes the process read its settings again, with this ring. */
function useRing(...keys: string[]) {
  Object.assign(process.env, { ENCRYPTION_KEYS: keys.join(",") });
  adoptEmbeddedDatabase(process.env.DATABASE_URL ?? "");
}

afterEach(() => useRing(first));

test("a value cut short at any length, even to nothing, does not open", () => {
  const sealed = seal(place, "secret");
  for (let size = 0; size < sealed.length; size += 1)
    expect(() => open(place, sealed.subarray(0, size)), `${size} bytes`).toThrow();
});

test("a value sealed for a place opens there", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(open(place, seal(place, Buffer.from(bytes)))).toEqual(Buffer.from(bytes));
    }),
  );
});

test("the same text is sealed differently each time", () => {
  expect(seal(place, "key").equals(seal(place, "key"))).toBe(false);
});

describe("a sealed value moved elsewhere doesn't open", () => {
  test.each([
    ["workspace", { workspaceId: randomUUID() }],
    ["no workspace", { workspaceId: null }],
    ["table", { table: "recovery_code" }],
    ["column", { column: "hash" }],
    ["row", { id: randomUUID() }],
  ])("another %s", (_, moved) => {
    const sealed = seal(place, "key");
    expect(() => open({ ...place, ...moved }, sealed)).toThrow();
  });
});

test("a value with any one bit flipped doesn't open", () => {
  const sealed = seal(place, "JBSWY3DPEHPK3PXP");
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const changed = Buffer.from(sealed);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(() => open(place, changed), `bit ${bit}`).toThrow();
  }
});

test("a value cut short anywhere doesn't open", () => {
  const sealed = seal(place, "JBSWY3DPEHPK3PXP");
  for (let length = 0; length < sealed.length; length++) {
    expect(() => open(place, sealed.subarray(0, length)), `${length} bytes`).toThrow();
  }
});

describe("when the ring rotates", () => {
  test("after a new first key, old values open and new ones name the new key", () => {
    const old = seal(place, "key");
    useRing(other("k2"), first);
    const fresh = seal(place, "key");
    expect([sealedWith(old), sealedWith(fresh)]).toEqual(["test", "k2"]);
    expect(open(place, old).toString()).toBe("key");
    expect(open(place, fresh).toString()).toBe("key");
  });

  test("without its key a value doesn't open, and the error names the key but no secret", () => {
    const old = seal(place, "JBSWY3DPEHPK3PXP");
    useRing(other("k2"));
    expect(() => open(place, old)).toThrow(/^encryption key test is not in ENCRYPTION_KEYS$/);
  });

  test("another key under the same name doesn't open it", () => {
    const old = seal(place, "key");
    useRing(other("test"));
    expect(() => open(place, old)).toThrow();
  });
});
