import { expect, test } from "vitest";
import type { LiveProcess } from "./live";
import { findObstacle } from "./obstacle";

const own = { keys: ["k2:bb", "k1:aa"], authSecret: "s" };
const other = (keys: string[], authSecret = "s"): LiveProcess => ({
  id: "1",
  name: "web-1 (process 7)",
  keys,
  authSecret,
  clockAhead: 0,
  seenAt: new Date(),
});

test.each<[string, typeof own, string[], LiveProcess[], RegExp | undefined]>([
  ["no one else serves, and nothing is sealed", own, [], [], undefined],
  ["every key that seals is here", own, ["k1:aa", "k2:bb"], [], undefined],
  [
    "the others know the first key, and write with another that is known here",
    own,
    ["k1:aa"],
    [other(["k1:aa", "k2:bb"])],
    undefined,
  ],
  [
    "another has an announced key that is not here, and seals nothing with it",
    own,
    [],
    [other(["k2:bb", "k3:cc"])],
    undefined,
  ],
  ["a key that seals is not here", own, ["k0:ee"], [], /^ENCRYPTION_KEYS lacks the key k0, /],
  [
    "another process writes with a key that is not here",
    own,
    ["k3:cc"],
    [other(["k3:cc", "k2:bb"])],
    /^ENCRYPTION_KEYS lacks the key k3, /,
  ],
  ["another key has the id of one that seals", own, ["k1:ff"], [], /^ENCRYPTION_KEYS has another key k1 /],
  [
    "another process does not know the first key",
    own,
    ["k1:aa"],
    [other(["k1:aa"])],
    /^ENCRYPTION_KEYS begins with the key k2, which web-1 \(process 7\) lacks: /,
  ],
  [
    "another process has another key of that id",
    own,
    [],
    [other(["k1:aa", "k2:ff"])],
    /^ENCRYPTION_KEYS begins with the key k2, /,
  ],
  [
    "another process has another AUTH_SECRET",
    own,
    [],
    [other(["k2:bb"], "t")],
    /^AUTH_SECRET is not the one of web-1 /,
  ],
])("[F3] %s", (_, secrets, sealKeys, others, expected) => {
  const obstacle = findObstacle(secrets, sealKeys, others);
  if (!expected) expect(obstacle).toBeUndefined();
  else expect(obstacle?.line).toMatch(expected);
  expect(obstacle?.line ?? "").not.toContain("\n");
});
