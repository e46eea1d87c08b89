import { randomUUID } from "node:crypto";
import { type OwedByAdmin, owedByAdmin } from "@/lib/access/sessions/admin-proof";
import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace } from "@/lib/ground/db";
import { env } from "@/lib/ground/env";
import { record } from "@/lib/records/audit/record";
import { type AddressFault, findAddressFault } from "@/lib/rules/applications/addresses";
import { ensureIssuerKeys, makeIssuerKeys } from "./issuer-keys";
import { makeSecret } from "./secret";

export type ApplicationKind = "web" | "public" | "gate";

/** Applications that a workspace can have. */
const most = 500;

export type NewApplication = { name: string; kind: ApplicationKind; address: string };

export type Added =
  | { ok: true; id: string; secret: string | null }
  | { ok: false; reason: OwedByAdmin | AddressFault | "own-host" | "too-many" };

/**
 * Adds an application from three answers. A web application gets its first secret, returned this once. The workspace's first application
 * makes its issuer's keys.
 */
export async function addApplication(scope: Scope<"applications:manage">, given: NewApplication): Promise<Added> {
  const owed = owedByAdmin(scope);
  if (owed) return { ok: false, reason: owed };
  const { name, kind, address } = given;
  const fault =
    findAddressFault(address, { native: kind === "public" }) ?? (kind === "gate" ? findGateFault(address) : null);
  if (fault) return { ok: false, reason: fault };
  const { workspace, now } = scope;
  const keys = await makeIssuerKeys();
  return inWorkspace(workspace.id, async (tx): Promise<Added> => {
    if ((await tx.application.count()) >= most) return { ok: false, reason: "too-many" };
    await ensureIssuerKeys(tx, keys, now);
    const id = randomUUID();
    const url = new URL(address);
    // An app's own scheme has no page that a tile could lead to.
    const start = kind === "gate" || url.protocol.startsWith("http") ? `${url.origin}/` : address;
    const redirectAddresses = kind === "gate" ? [] : [address];
    const claims = ["email", "name", ...(kind === "gate" ? ["role"] : [])];
    await tx.application.create({
      data: { workspaceId: workspace.id, id, kind, name, address: start, redirectAddresses, claims, createdAt: now },
    });
    const secret = kind === "web" ? (await makeSecret(tx, id, now)).secret : null;
    await record(tx, scope, "application.added", { data: { application: id, name, kind } });
    return { ok: true, id, secret };
  });
}

/** What the gate guards is a whole origin, and never Gatehouse's own host: cookies ignore ports. */
export function findGateFault(address: string): AddressFault | "own-host" | null {
  const url = new URL(address);
  if (address !== url.origin && address !== `${url.origin}/`) return "malformed";
  return url.hostname === env().appUrl.hostname ? "own-host" : null;
}
