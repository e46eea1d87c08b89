import "@/test/database";
import { createPublicKey, type JsonWebKey, verify } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { revokeSessions } from "@/lib/access/sessions/revoke";
import { inWorkspace } from "@/lib/ground/db";
import { after, days, minutes } from "@/lib/ground/durations";
import { isInside } from "@/lib/ground/post";
import { kinds } from "@/lib/jobs/kinds";
import { workTasks } from "@/lib/records/tasks/work";
import { openGrant } from "@/lib/use-cases/applications/grant";
import { readIssuerKeys } from "@/lib/use-cases/applications/issuer-keys";
import { openApplication } from "@/test/applications";
import { openWorkspace, signIn } from "@/test/people";

const now = new Date("2025-11-22T10:00:00Z");

async function openTold(status: number) {
  const got: string[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      got.push(new URLSearchParams(body).get("logout_token") ?? "");
      response.writeHead(status, { location: "/elsewhere" }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const backChannelAddress = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sign-out`;
  const workspace = await openWorkspace(now);
  const { id } = await openApplication(workspace.owner, now);
  const standing = (await signIn(workspace.owner, now)) as FullStanding;
  await inWorkspace(workspace.id, async (tx) => {
    await tx.application.updateMany({ data: { backChannelAddress } });
    await openGrant(tx, standing, { id, name: "Wiki" }, { assurance: "mfa", amr: ["pwd"], authTime: now });
    await revokeSessions(tx, workspace.owner.id, now, "signed_out");
  });
  return { ...workspace, application: id, standing, got };
}

test("[G8] an application with a back-channel address is told of the session that ended, by a token of its issuer", async () => {
  const { id, slug, application, owner, standing, got } = await openTold(200);
  await workTasks(kinds, now);
  const [header = "", claims = "", signature = ""] = got[0]?.split(".") ?? [];
  const read = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString());
  expect(read(claims)).toMatchObject({
    iss: `http://localhost:3000/w/${slug}`,
    aud: application,
    sub: owner.id,
    sid: standing.session.id,
    events: { "http://schemas.openid.net/event/backchannel-logout": {} },
  });
  expect(read(claims).nonce).toBeUndefined();
  const keys = await inWorkspace(id, (tx) => readIssuerKeys(tx, now));
  const key = keys.find((one) => one.id === read(header).kid);
  const publicKey = createPublicKey({ key: key?.publicKey as JsonWebKey, format: "jwk" });
  expect(verify("sha256", Buffer.from(`${header}.${claims}`), publicKey, Buffer.from(signature, "base64url"))).toBe(
    true,
  );
  await workTasks(kinds, after(now, minutes(10)));
  expect(got).toHaveLength(1);
});

test.each([500, 302])(
  "[G8] an application that answers %d is told again later, for a day, and no redirect is followed",
  async (status) => {
    const { got } = await openTold(status);
    await expect(workTasks(kinds, now)).rejects.toThrow(`answered ${status}`);
    await expect(workTasks(kinds, after(now, minutes(6)))).rejects.toThrow(`answered ${status}`);
    await workTasks(kinds, after(now, days(1)));
    await workTasks(kinds, after(now, days(2)));
    expect(got).toHaveLength(2);
  },
);

test.each([
  "127.0.0.1",
  "10.1.2.3",
  "172.31.0.1",
  "192.168.1.1",
  "169.254.169.254",
  "100.64.0.1",
  "0.0.0.0",
  "::1",
  "::",
  "fd00::1",
  "fe80::1",
  "::ffff:10.0.0.1",
  "64:ff9b::a00:1",
  "2002:a00:1::",
  "localhost",
  "",
])("%s is no address of the public internet", (address) => {
  expect(isInside(address)).toBe(true);
});

test.each(["93.184.216.34", "2606:2800:220:1::1", "172.32.0.1"])("%s is one", (address) => {
  expect(isInside(address)).toBe(false);
});
