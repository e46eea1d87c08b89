import "@/test/database";
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { inWorkspace } from "@/lib/ground/db";
import { after } from "@/lib/ground/durations";
import { addPlain, openWorkspace } from "@/test/people";
import { findReset, openResetLists, type ResetTurn, resetPages, resetsPerPage } from "./list";

const now = new Date("2025-11-22T10:00:00Z");

async function withResets(count: number) {
  const { id: workspaceId } = await openWorkspace(now);
  const bo = await addPlain(workspaceId, "member", now);
  const ids = Array.from({ length: count }, () => randomUUID());
  await inWorkspace(workspaceId, (tx) =>
    tx.reset.createMany({
      data: ids.map((id, i) => ({
        workspaceId,
        id,
        memberId: bo.id,
        identityCheck: "seen",
        // Several share a moment: only the id tells them apart then.
        requestedAt: after(now, Math.floor(i / 7) * 1000),
        issuedAt: now,
        endedAt: now,
        ending: "replaced" as const,
      })),
    }),
  );
  return { workspaceId, ids };
}

test("paging forward and back shows each reset once, in one order", async () => {
  const { workspaceId, ids } = await withResets(2 * resetsPerPage + 9);
  const forward: string[] = [];
  const read = async (turn: ResetTurn) => (await openResetLists(workspaceId, null, turn, now)).resets;
  let page = await read(null);
  expect(page.before).toBeNull();
  const pages = [page];
  while (page.after) {
    page = await read(resetPages.readTurn({ after: page.after }));
    pages.push(page);
  }
  forward.push(...pages.flatMap(({ rows }) => rows.map(({ id }) => id)));
  expect(pages.map(({ rows }) => rows.length)).toEqual([resetsPerPage, resetsPerPage, 9]);
  expect([...forward].sort()).toEqual([...ids].sort());
  const back = [];
  for (; page.before; back.unshift(page)) page = await read(resetPages.readTurn({ before: page.before }));
  expect(back.flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual(forward.slice(0, 2 * resetsPerPage));
});

test.each([undefined, "", "x", "1_2", `${"9".repeat(13)}_${"g".repeat(36)}`, ["a"]])(
  "%j as a place is the first page",
  (text) => {
    expect(resetPages.readTurn({ after: text })).toBeNull();
  },
);

test("another workspace's reset is not found", async () => {
  const here = await withResets(1);
  const there = await withResets(1);
  expect(await findReset(here.workspaceId, there.ids[0] as string, now)).toBeNull();
  expect(await findReset(here.workspaceId, here.ids[0] as string, now)).toMatchObject({ newest: true });
});
