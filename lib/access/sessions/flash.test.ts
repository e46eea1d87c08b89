import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { after, minutes, seconds } from "@/lib/ground/durations";
import { type Flash, openFlash, writeFlash } from "./flash";

const now = new Date("2026-11-26T10:00:00Z");

/** Makes the parts of a session's standing that a result uses. */
function openBearer(workspace: string = randomUUID()) {
  return { workspace: { id: workspace }, session: { id: randomUUID() }, now } as Parameters<typeof writeFlash>[0];
}

const flash: Flash = {
  text: "Bo Member is an admin now.",
  undo: { at: ["members", { q: "bo" }], action: "undoRole", given: ["7b0f0e4c-8f44-4f0e-9d43-0a8d8a1a2b3c", "member"] },
};

test("[W9] a result is said as it was left, in its session and for a minute, each under an id of its own", () => {
  const bearer = openBearer();
  const sealed = writeFlash(bearer, flash);
  expect(openFlash(bearer, sealed)).toEqual({ ...flash, id: expect.stringMatching(/^[\w-]{16}$/) });
  expect(openFlash({ ...bearer, now: after(now, seconds(59)) }, sealed)).not.toBeNull();
  expect(openFlash({ ...bearer, now: after(now, minutes(1)) }, sealed)).toBeNull();
  expect(openFlash(bearer, writeFlash(bearer, flash))?.id).not.toBe(openFlash(bearer, sealed)?.id);
});

test("[W9] no page says what another session was told, or what someone made up", () => {
  const bearer = openBearer();
  const sealed = writeFlash(bearer, flash);
  expect(openFlash(openBearer(bearer.workspace.id), sealed)).toBeNull();
  expect(openFlash({ ...openBearer(), session: bearer.session }, sealed)).toBeNull();
  for (const made of ["", "published", JSON.stringify(flash), Buffer.from(JSON.stringify(flash)).toString("base64url")])
    expect(openFlash(bearer, made)).toBeNull();
});

test("[W9] a result fits a cookie, whatever names stand in it", () => {
  const sealed = writeFlash(openBearer(), { ...flash, text: "\u{1f600}".repeat(1_000) });
  expect(sealed.length).toBeLessThan(4_000);
});
