import type { IncomingHttpHeaders } from "node:http";
import type { Caller } from "@/lib/access/caller";
import { hashToken } from "@/lib/ground/crypto/token";
import { asSystem, Prisma } from "@/lib/ground/db";
import type { FoundGrant } from "@/lib/use-cases/applications/grant";

/** One request to the gate. Its headers say what the proxy was asked for, and are believed for nothing but where to return. */
export type GateCall = {
  slug: string;
  applicationId: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  cookies: Map<string, string>;
  caller: Caller;
};

/** The answer: a status, and headers without a body. */
export type GateAnswer = { status: number; headers?: Record<string, string | string[]> };

/** An application behind the gate: where it lives, and what stands behind the token that was shown. */
export type Gate = { workspaceId: string; origin: string; found: FoundGrant };

type Row = { workspaceId: string; address: string; found: FoundGrant };

/** Finds the application that a call is about, in one look-up. Null: there is none in this workspace, or it is paused. */
export async function findGate(call: GateCall, token: string | null): Promise<Gate | null> {
  const { slug, applicationId, caller } = call;
  const hash = token === null ? null : hashToken("gate", token);
  const [row] = await asSystem<{ gate: Row | null }>(
    Prisma.sql`select gate_standing(${slug}, ${applicationId}::uuid, ${hash}, ${caller.now}) as gate`,
  );
  return row?.gate ? { ...row.gate, origin: new URL(row.gate.address).origin } : null;
}
