import pino from "pino";
import { expect, test } from "vitest";
import { readTicket } from "@/lib/access/sessions/return-ticket";
import { type CurrentRequest, inRequest } from "@/lib/ground/request";
import { open } from "./seal";

const place = { workspaceId: null, table: "member", column: "password_hash", id: "1" };
const sealedBy = (id: string) => Buffer.concat([Buffer.of(1, id.length), Buffer.from(id), Buffer.alloc(64)]);

test("[F3] only a stored secret reports a key that is missing: a client, or damaged bytes, can't fill the log", () => {
  const lines: string[] = [];
  Object.assign(globalThis, {
    [Symbol.for("gatehouse.log")]: pino({}, { write: (line: string) => void lines.push(line) }),
  });
  const request: CurrentRequest = { id: "r" };
  inRequest(request, () => {
    const bearer = { workspaceId: "w", session: { id: "s" }, now: new Date() } as unknown as Parameters<
      typeof readTicket
    >[0];
    for (let n = 0; n < 50; n += 1)
      expect(readTicket(bearer, sealedBy(`made-up-${n}`).toString("base64url"))).toBeNull();
    for (const id of ["", "with space", "line\nbreak", "x".repeat(33)])
      expect(() => open(place, sealedBy(id))).toThrow();
    expect([lines, request.trouble]).toEqual([[], undefined]);
    for (let n = 0; n < 50; n += 1) expect(() => open(place, sealedBy(`planted-${n % 40}`))).toThrow("planted");
  });
  expect(request.trouble).toBe("unknown-key");
  expect(lines).toHaveLength(20);
});
