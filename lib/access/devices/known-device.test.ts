import { expect, test } from "vitest";
import { knownDevice, rememberAccount } from "./known-device";

const bo = { slug: "acme", email: "bo@acme.test" };
const idOf = (token: string | undefined) => token?.split(".")[0];

test("a remembered account is recognised under any spelling of its address, and no other account is", () => {
  const tokens = rememberAccount([], bo);
  expect(knownDevice(tokens, { ...bo, email: " BO@acme.test" })).toBe(idOf(tokens[0]));
  expect(knownDevice(tokens, { ...bo, email: "b@acme.test" })).toBeNull();
  expect(knownDevice(tokens, { ...bo, slug: "acm" })).toBeNull();
});

test("two browsers are two devices, and each stays the same device each time", () => {
  const [one, two] = [rememberAccount([], bo), rememberAccount([], bo)];
  expect(idOf(one[0])).not.toBe(idOf(two[0]));
  expect(rememberAccount(one, bo)).toEqual(one);
});

test("a token changed in any place is worth nothing", () => {
  const [token = ""] = rememberAccount([], bo);
  for (let i = 0; i < token.length; i++) {
    // The last character of 43 carries four bits. Another text can be the same bytes, and is rejected too.
    const changed = `${token.slice(0, i)}${token[i] === "A" ? "B" : "A"}${token.slice(i + 1)}`;
    expect(knownDevice([changed], bo), changed).toBeNull();
  }
});

test("the ten accounts used last are kept, newest first", () => {
  let tokens: string[] = [];
  const accounts = Array.from({ length: 12 }, (_, i) => ({ ...bo, slug: `w${i}` }));
  for (const account of accounts) tokens = rememberAccount(tokens, account);
  expect(accounts.map((account) => knownDevice(tokens, account) !== null)).toEqual([
    false,
    false,
    ...Array(10).fill(true),
  ]);
  tokens = rememberAccount(tokens, { ...bo, slug: "w5" });
  expect(tokens).toHaveLength(10);
  expect(knownDevice(tokens.slice(0, 1), { ...bo, slug: "w5" })).not.toBeNull();
});

test("a token does not reveal whose it is", () => {
  expect(rememberAccount([], bo).join("~")).not.toMatch(/bo@|acme/i);
});
