import { createHash } from "node:crypto";
import { type OwedByAdmin, owedByAdmin } from "@/lib/access/sessions/admin-proof";
import type { Scope } from "@/lib/access/sessions/judge";
import { inWorkspace, type Tx } from "@/lib/ground/db";
import { record } from "@/lib/records/audit/record";

/**
 * What admins decide about the workspace itself. Language and time zone are for members who chose none. The accent is the colour as it was
 * chosen; null: the product's.
 */
export type WorkspaceSettings = {
  name: string;
  supportContact: string | null;
  language: string;
  timeZone: string;
  accent: string | null;
};

/** What becomes of the logo: it stays, it goes, or this PNG takes its place. */
export type LogoChange = "keep" | "remove" | Uint8Array<ArrayBuffer>;

/** Settings as they were read, with a mark that differs once one of them has changed. */
type SeenSettings = WorkspaceSettings & { logoVersion: string | null; seen: string };

const columns = { name: true, supportContact: true, language: true, timeZone: true, accent: true } as const;

/** Reads the settings of the workspace. */
export const readSettings = ({ workspace }: Scope<"workspace:manage">): Promise<SeenSettings> =>
  inWorkspace(workspace.id, readIn);

async function readIn(tx: Tx): Promise<SeenSettings> {
  const settings = await tx.workspace.findUniqueOrThrow({
    where: { id: tx.workspaceId },
    select: { ...columns, logoVersion: true },
  });
  const { name, supportContact, language, timeZone, accent, logoVersion } = settings;
  const mark = createHash("sha256").update(
    JSON.stringify([name, supportContact, language, timeZone, accent, logoVersion]),
  );
  return { ...settings, seen: mark.digest("base64url").slice(0, 16) };
}

export type SavedSettings = { ok: true } | { ok: false; reason: OwedByAdmin | "changed" };

/**
 * Saves the settings as they were seen. `changed`: someone else saved meanwhile. People trust the name and the contact when they are
 * locked out, so this needs fresh proof. The log names what changed. A contact may be someone's own address, so the log does not hold it.
 */
export async function saveSettings(
  scope: Scope<"workspace:manage">,
  seen: string,
  settings: WorkspaceSettings,
  logo: LogoChange = "keep",
): Promise<SavedSettings> {
  const owed = owedByAdmin(scope);
  if (owed) return { ok: false, reason: owed };
  return inWorkspace(scope.workspace.id, async (tx): Promise<SavedSettings> => {
    await tx.$queryRaw`select 1 from workspace where id = ${tx.workspaceId}::uuid for no key update`;
    const before = await readIn(tx);
    if (before.seen !== seen) return { ok: false, reason: "changed" };
    const keys = Object.keys(columns) as (keyof WorkspaceSettings)[];
    const logoVersion = logo === "keep" ? before.logoVersion : logo === "remove" ? null : versionOf(logo);
    const changesLogo = logoVersion !== before.logoVersion;
    const changed = [...keys.filter((key) => before[key] !== settings[key]), ...(changesLogo ? ["logo"] : [])];
    if (changed.length === 0) return { ok: true };
    const { name, supportContact, language, timeZone, accent } = settings;
    if (changesLogo) await replaceLogo(tx, logo, logoVersion);
    await tx.workspace.update({
      where: { id: tx.workspaceId },
      data: { name, supportContact, language, timeZone, accent, logoVersion },
    });
    await record(tx, scope, "workspace.settings_changed", {
      data: {
        changed: changed.map((key) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)),
        ...(changed.includes("name") ? { name: { from: before.name, to: name } } : {}),
      },
    });
    return { ok: true };
  });
}

const versionOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex").slice(0, 32);

async function replaceLogo(tx: Tx, logo: LogoChange, version: string | null): Promise<void> {
  await tx.workspaceLogo.deleteMany();
  if (typeof logo === "string" || version === null) return;
  await tx.workspaceLogo.create({ data: { workspaceId: tx.workspaceId, version, bytes: logo } });
}
