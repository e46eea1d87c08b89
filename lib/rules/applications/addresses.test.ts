import fc from "fast-check";
import { expect, test } from "vitest";
import { findAddressFault, isRegistered } from "./addresses";

test.each([
  ["https://wiki.acme.test/callback", false, null],
  ["http://localhost:4000/cb", false, null],
  ["http://127.0.0.1/cb", true, null],
  ["http://[::1]:9/cb", true, null],
  ["com.acme.app:/callback", true, null],
  ["com.acme.app:/callback", false, "not-https"],
  ["acme:/callback", true, "not-https"],
  ["http://wiki.acme.test/", false, "not-https"],
  ["http://localhost.acme.test/", false, "not-https"],
  ["javascript:alert(1)", true, "not-https"],
  ["data:text/html,x", true, "not-https"],
  ["https://wiki.acme.test/#x", false, "fragment"],
  ["https://wiki.acme.test@evil.test/", false, "user"],
  ["https://*.acme.test/cb", false, "wildcard"],
  ["https://wiki.acme.test/a b", false, "malformed"],
  ["//wiki.acme.test/", false, "malformed"],
  ["", false, "malformed"],
])("%s, native %s: %s", (address, native, fault) => {
  expect(findAddressFault(address, { native })).toBe(fault);
});

const registered = ["https://wiki.acme.test/callback", "http://127.0.0.1:3000/cb?x=1", "com.acme.app:/cb"];

test("[G2] 5,000 generated redirect addresses: only those registered letter by letter are accepted", () => {
  const part = fc.constantFrom(
    "/",
    ".",
    "..",
    "%2e",
    "@",
    "#",
    "?",
    "\\",
    ":",
    "*",
    " ",
    "\\t",
    "%00",
    "//",
    "evil.test",
    "https:",
    "callback",
    "CALLBACK",
    "x",
    "é",
    "\\u202e",
  );
  const changed = fc
    .tuple(fc.constantFrom(...registered), fc.nat(60), fc.array(part, { maxLength: 3 }), fc.nat(3))
    .map(([address, at, parts, cut]) => address.slice(0, at) + parts.join("") + address.slice(at + cut));
  const known = new Set(registered);
  let refused = 0;
  fc.assert(
    fc.property(fc.oneof(changed, fc.webUrl(), fc.string(), fc.constantFrom(...registered)), (address) => {
      expect(isRegistered(address, registered, { native: false })).toBe(known.has(address));
      if (!known.has(address)) refused += 1;
    }),
    { numRuns: 5_000 },
  );
  expect(refused).toBeGreaterThan(3_000);
});

test("[G2] any port is accepted on a loopback address of a native app, with the path and query as registered", () => {
  const native = { native: true };
  for (const port of ["", ":1", ":3000", ":65535"])
    expect(isRegistered(`http://127.0.0.1${port}/cb?x=1`, registered, native)).toBe(true);
  for (const given of [
    "http://127.0.0.1:4000/cb?x=2",
    "http://127.0.0.1:4000/cb",
    "http://127.0.0.1:70000/cb?x=1",
    "http://127.0.0.1:04000/cb?x=1",
    "http://127.0.0.1:4000@evil.test/cb?x=1",
    "http://127.0.0.1.evil.test:4000/cb?x=1",
    "http://localhost:4000/cb?x=1",
    "https://127.0.0.1:4000/cb?x=1",
    "http://127.0.0.1:4000/cb?x=1#y",
    "https://wiki.acme.test:444/callback",
  ])
    expect(isRegistered(given, registered, native)).toBe(false);
  expect(isRegistered("http://127.0.0.1:4000/cb?x=1", registered, { native: false })).toBe(false);
});
