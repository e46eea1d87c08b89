import { createServer } from "node:http";
import { onTestFinished } from "vitest";
import { advance } from "@/lib/access/sessions/advance";
import { revokeSessions } from "@/lib/access/sessions/revoke";
import { inWorkspace } from "@/lib/ground/db";
import { env } from "@/lib/ground/env";
import { routes } from "@/lib/ground/routes";
import { configurationsOf } from "@/lib/rules/applications/configuration";
import { gateConfigurationsOf } from "@/lib/rules/applications/gate-configuration";
import type { Proof } from "@/lib/rules/sign-in/evidence";
import { makeDoor } from "@/server/door";
import { openApplication } from "@/test/applications";
import { addMember, openWorkspace, strangerAt } from "@/test/people";
import { Browser, findPort } from "./start-peer";

// Gatehouse's own host is localhost, the application's 127.0.0.1: a browser keeps their cookies apart.
const ours = await findPort();
Object.assign(process.env, { PORT: String(ours), APP_URL: `http://localhost:${ours}` });

/** Opens Gatehouse's door on its port until the test is over. The pages of the app are not part of these tests. */
async function openGatehouse(): Promise<void> {
  const server = createServer();
  const door = makeDoor(env(), async (_, response) => void response.end("a page of the app"), false);
  door.attach(server);
  await new Promise<void>((resolve) => server.listen(ours, "localhost", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
    door.stop();
  });
}

/** Signs a member in to Gatehouse in one browser, with these proofs. */
async function signInTo(workspaceId: string, slug: string, proofs: Proof[]) {
  const now = new Date();
  const bo = await addMember(workspaceId, "member", now, "Bö Member");
  const browser = new Browser();
  const prove = async (given: Proof[]) => {
    const { token } = await inWorkspace(workspaceId, (tx) => advance(tx, strangerAt(new Date()), bo.id, null, given));
    browser.cookies.set("localhost", new Map([["gatehouse.session", token]]));
  };
  await prove(proofs);
  return {
    bo,
    browser,
    prove,
    issuer: env().appUrl.origin + routes.home(slug),
    end: () => inWorkspace(workspaceId, (tx) => revokeSessions(tx, bo.id, new Date(), "ended_elsewhere")),
  };
}

const mfa: Proof[] = [{ kind: "password" }, { kind: "totp" }];

/**
 * Adds an application behind the gate at a port of this machine, and signs a member in to Gatehouse in one browser. `configuration`
 * returns what the console shows for a proxy.
 */
export async function guard(port: number) {
  const now = new Date();
  await openGatehouse();
  const { id: workspaceId, slug, owner } = await openWorkspace(now);
  const address = `http://127.0.0.1:${port}`;
  const { id: applicationId } = await openApplication(owner, now, { kind: "gate", address: `${address}/` });
  const signedIn = await signInTo(workspaceId, slug, mfa);
  const { issuer } = signedIn;
  return {
    ...signedIn,
    address,
    configuration: (name: string, upstream?: string) =>
      gateConfigurationsOf({ issuer, applicationId, address, upstream }).find((one) => one.name === name)?.text ?? "",
  };
}

/**
 * Adds an OpenID application at a port of this machine, with a back-channel sign-out address, and signs a member in to Gatehouse in one
 * browser. `configuration` returns what the console shows under a name.
 */
export async function guardByOpenId(port: number, path: string, backChannel: string) {
  const now = new Date();
  await openGatehouse();
  const { id: workspaceId, slug, owner } = await openWorkspace(now);
  const address = `http://127.0.0.1:${port}`;
  const redirect = address + path;
  const { id: clientId, secret } = await openApplication(owner, now, { kind: "web", address: redirect });
  const backChannelAddress = redirect + backChannel;
  await inWorkspace(workspaceId, (tx) => tx.application.updateMany({ data: { backChannelAddress } }));
  const signedIn = await signInTo(workspaceId, slug, mfa);
  const { issuer } = signedIn;
  return {
    ...signedIn,
    address,
    configuration: (name: string) =>
      configurationsOf({ issuer, clientId, secret, redirect }).find((one) => one.name === name)?.text ?? "",
  };
}
