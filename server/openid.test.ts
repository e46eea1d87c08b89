import "@/test/database";
import { expect, test } from "vitest";
import { doorLimits } from "@/server/door-limits";
import { openApplication } from "@/test/applications";
import { openIssuers } from "@/test/openid";
import { openWorkspace } from "@/test/people";

test("[G2] a flood of strangers at an issuer's endpoints leaves others their place", async () => {
  const now = new Date();
  const { slug, owner } = await openWorkspace(now);
  await openApplication(owner, now);
  const door = await openIssuers();
  const path = `/w/${slug}/.well-known/openid-configuration`;
  const flood = Array.from({ length: doorLimits.openid.perBlock * 3 }, () =>
    door.call("GET", { path, from: "127.0.0.2" }),
  );
  expect((await door.call("GET", { path })).status).toBe(200);
  const statuses = new Set((await Promise.all(flood)).map(({ status }) => status));
  expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
  expect((await door.call("GET", { path, from: "127.0.0.2" })).status).toBe(200);
});
