import { randomBytes, randomUUID } from "node:crypto";
import type { Tx } from "@/lib/ground/db";
import { after, days, minutes } from "@/lib/ground/durations";
import { type PreparedCodes, storeRecoveryCodes } from "@/lib/methods/recovery-codes/issue";
import { sealKey } from "@/lib/methods/totp/key";
import type { AuditEntry } from "@/lib/records/audit/record";
import type { Past } from "./demo-history";
import type { DemoMethod, DemoPerson } from "./demo-people";

const kinds: Record<DemoMethod, "totp" | "passkey" | "email"> = {
  app: "totp",
  icloud: "passkey",
  google: "passkey",
  windows: "passkey",
  key: "passkey",
  email: "email",
};
const aaguids: Partial<Record<DemoMethod, string>> = {
  icloud: "fbfc3007-154e-4ecc-8c0b-6e020557d7bd",
  google: "ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4",
  windows: "08987058-cadc-4b81-b6e1-30de50dcbe96",
};

/** The method references of a sign-in with the first of these methods. */
export function amrOf([first]: readonly DemoMethod[]): string[] {
  if (first === "app") return ["pwd", "otp", "mfa"];
  return first === "email" ? ["pwd", "email", "mfa"] : ["hwk", "user", "mfa"];
}

type Given = { equipped: Date; last: Date | null; key: string };

/** Gives a person their methods and saved codes. A passkey of the demo has no authenticator anywhere. Returns the events. */
export async function equip(
  tx: Tx,
  { id: memberId, actor }: Past,
  { methods, standing }: DemoPerson,
  { equipped, last, key }: Given,
  codes: PreparedCodes,
): Promise<AuditEntry[]> {
  const events: AuditEntry[] = [];
  for (const [i, method] of methods.entries()) {
    const at = after(equipped, days(i * 2));
    const [id, kind] = [randomUUID(), kinds[method]];
    const synced = method === "icloud" || method === "google";
    await tx.credential.create({
      data: {
        workspaceId: tx.workspaceId,
        id,
        memberId,
        kind,
        name: method === "key" ? "YubiKey" : null,
        createdAt: at,
        confirmedAt: at,
        lastUsedAt: i === 0 ? last : null,
        ...(kind === "totp" ? { secret: sealKey({ workspaceId: tx.workspaceId, memberId, id }, key) } : {}),
        ...(kind === "passkey"
          ? {
              webauthnId: randomBytes(32),
              aaguid: aaguids[method] ?? null,
              signCount: 0n,
              transports: method === "key" ? ["usb"] : ["internal"],
              backupEligible: synced,
              backedUp: synced,
              userVerified: true,
            }
          : {}),
      },
    });
    events.push({
      at,
      action: "credential.added",
      actor,
      subject: memberId,
      data: { method: kind, credential: id },
    });
  }
  const saved = after(equipped, minutes(1));
  const setId = await storeRecoveryCodes(tx, memberId, codes, equipped);
  await tx.recoveryCodeSet.updateMany({ where: { memberId, savedAt: null }, data: { savedAt: saved } });
  events.push({ at: saved, action: "recovery_codes.issued", actor, subject: memberId, data: { replaced: false } });
  if (standing === "fragile" && last) {
    const used = await tx.recoveryCode.updateMany({ where: { setId, position: { gt: 2 } }, data: { usedAt: last } });
    const left = codes.codes.length - used.count;
    events.push({ at: last, action: "recovery_code.used", actor, subject: memberId, data: { left } });
  }
  return events;
}
