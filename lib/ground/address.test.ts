import fc from "fast-check";
import { expect, test } from "vitest";
import { addressBlock, truncateAddress } from "./address";

test.each([
  ["192.0.2.7", "192.0.2.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8:1:2::1", "2001:db8:1:2::/64"],
  ["2001:DB8:1:2::1", "2001:db8:1:2::/64"],
  ["2001:0db8:0001:0002::1", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["::FFFF:192.0.2.7", "192.0.2.7"],
  ["unknown", "unknown"],
])("attempts from %s are counted under %s", (address, block) => {
  expect(addressBlock(address)).toBe(block);
});

test.each([
  ["192.0.2.7", "192.0.2.0"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1::"],
  ["::ffff:192.0.2.7", "192.0.2.0"],
  ["::1", "::1"],
  ["::2", "0:0:0::"],
  ["unknown", "unknown"],
  ["", ""],
])("%s is kept as %s", (address, kept) => {
  expect(truncateAddress(address)).toBe(kept);
});

const group = fc.integer({ min: 0, max: 0xffff }).map((n) => n.toString(16));

test("all spellings of an address in one IPv6 /64 share a block, and addresses of two /64s never do", () => {
  fc.assert(
    fc.property(
      fc.array(group, { minLength: 8, maxLength: 8 }),
      fc.array(group, { minLength: 4, maxLength: 4 }),
      (groups, host) => {
        const prefix = groups.slice(0, 4);
        const written = groups.join(":");
        const short = new URL(`http://[${written}]/`).hostname.slice(1, -1);
        const neighbour = [...prefix, ...host].join(":");
        expect(addressBlock(short)).toBe(addressBlock(written));
        expect(addressBlock(neighbour)).toBe(addressBlock(written));
        const foreign = [...prefix.slice(0, 3), (Number.parseInt(prefix[3] ?? "0", 16) ^ 1).toString(16), ...host];
        expect(addressBlock(foreign.join(":"))).not.toBe(addressBlock(written));
      },
    ),
  );
});
