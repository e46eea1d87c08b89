import { expect, test } from "vitest";
import { takeNote } from "@/server/remember-page";
import { openDoor } from "@/test/open-door";

const note = `${"bm90ZQ".repeat(5)}.${"a-_9".repeat(10)}xyz`;
const kept = `gatehouse.return=${note}; Path=/; Max-Age=1800; HttpOnly; SameSite=Lax`;

test.each([
  [`/w/acme/sign-in?to=${note}`, "/w/acme/sign-in"],
  [`/w/acme/sign-in?to=${note};push`, "/w/acme/sign-in;push"],
  [`/w/acme/sign-in?because=ended&to=${note}`, "/w/acme/sign-in?because=ended"],
  [`/w/acme/sign-in?because=ended&to=${note};replace`, "/w/acme/sign-in?because=ended;replace"],
  [`/w/acme/sign-in?to=${note}&because=ended`, "/w/acme/sign-in?because=ended"],
  [`/w/acme/sign-in?to=${note}&_rsc=1a2b`, "/w/acme/sign-in?_rsc=1a2b"],
  [`http://localhost:3000/w/acme/sign-in?to=${note}`, "http://localhost:3000/w/acme/sign-in"],
])("[E7] the note leaves %s", (address, left) => {
  expect(takeNote(address, false)).toEqual({ address: left, cookie: kept });
});

test.each([
  "/w/acme/sign-in",
  `/w/acme/verify?to=${note}`,
  "/w/acme/sign-in?to=",
  "/w/acme/sign-in?to=a%0d%0ab",
  "",
  "/?to=x",
])("[E7] %s has none", (address) => {
  expect(takeNote(address, true)).toBeUndefined();
});

test("[E7] the note is moved on the way out and on the way in", async () => {
  const { call } = await openDoor(async (_, response) => {
    response.writeHead(307, { Location: "ignored" });
    response.end();
  });
  const { call: redirected } = await openDoor(async (_, response) => {
    response.setHeader("location", `/w/acme/sign-in?to=${note}`);
    response.statusCode = 307;
    response.end();
  });
  const out = await redirected("GET", { path: "/w/acme/admin" });
  expect(out).toMatchObject({ status: 307, headers: { location: "/w/acme/sign-in", "set-cookie": [kept] } });
  const back = await call("GET", { path: `/w/acme/sign-in?to=${note}`, headers: { rsc: "1" } });
  expect(back).toMatchObject({ status: 303, headers: { location: "/w/acme/sign-in", "set-cookie": [kept] } });
});
