import type { Scope } from "@/lib/access/sessions/judge";
import { record } from "@/lib/records/audit/record";
import { type AddressFault, findAddressFault } from "@/lib/rules/applications/addresses";
import type { ApplicationRules } from "@/lib/rules/applications/demand";
import { findGateFault } from "./add";
import { type ApplicationRow, changeApplication } from "./change-application";

/** What an admin decides about an application. `members` are ids, for an audience of members. */
export type ApplicationSettings = Omit<ApplicationRules, "roles"> & {
  name: string;
  address: string;
  roles: ApplicationRow["roles"];
  members: string[];
  redirectAddresses: string[];
  signOutAddress: string | null;
  backChannelAddress: string | null;
  refreshTokens: boolean;
  claims: string[];
};

/** Which field holds an address that can't be one. */
export type AddressField = "address" | "redirectAddresses" | "signOutAddress" | "backChannelAddress";

/** Saves an application's settings as they were seen. `changed`: someone else saved meanwhile. `plan`: more than the policy asks for needs another plan. */
export async function saveApplication(
  scope: Scope<"applications:manage">,
  id: string,
  revision: number,
  settings: ApplicationSettings,
) {
  return changeApplication(scope, id, async (tx, application) => {
    if (application.revision !== revision) return { ok: false, reason: "changed" } as const;
    const wrong = findWrongAddress(application.kind, settings);
    if (wrong) return { ok: false, reason: "address", ...wrong } as const;
    const stricter = settings.demand !== "policy" && settings.demand !== application.demand;
    if (stricter && scope.workspace.plan !== "enterprise") return { ok: false, reason: "plan" } as const;
    const { members, ...columns } = settings;
    const known = await tx.member.findMany({ where: { id: { in: members } }, select: { id: true } });
    const named = await tx.applicationMember.findMany({ where: { applicationId: id } });
    const changed = (Object.keys(columns) as (keyof typeof columns)[]).filter(
      (key) => JSON.stringify(columns[key]) !== JSON.stringify(application[key]),
    );
    const before = named.map(({ memberId }) => memberId).sort();
    const after = known.map((member) => member.id).sort();
    const words = [...changed.map(wordOf), ...(before.join() === after.join() ? [] : ["members"])];
    if (words.length === 0) return { ok: true } as const;
    await tx.application.updateMany({ where: { id }, data: { ...columns, revision: revision + 1 } });
    await tx.applicationMember.deleteMany({ where: { applicationId: id } });
    await tx.applicationMember.createMany({
      data: after.map((memberId) => ({ workspaceId: tx.workspaceId, applicationId: id, memberId })),
    });
    await record(tx, scope, "application.changed", { data: { application: id, name: settings.name, changed: words } });
    return { ok: true } as const;
  });
}

const wordOf = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function findWrongAddress(
  kind: ApplicationRow["kind"],
  { address, redirectAddresses, signOutAddress, backChannelAddress }: ApplicationSettings,
): { field: AddressField; fault: AddressFault | "own-host" } | null {
  const native = kind === "public";
  const given: [AddressField, string, boolean][] = [
    ["address", address, native],
    ...redirectAddresses.map((one): [AddressField, string, boolean] => ["redirectAddresses", one, native]),
    ...(signOutAddress ? [["signOutAddress", signOutAddress, native] as [AddressField, string, boolean]] : []),
    ...(backChannelAddress
      ? [["backChannelAddress", backChannelAddress, false] as [AddressField, string, boolean]]
      : []),
  ];
  for (const [field, text, isNative] of given) {
    const fault = findAddressFault(text, { native: isNative });
    if (fault) return { field, fault };
  }
  const fault = kind === "gate" ? findGateFault(address) : null;
  return fault ? { field: "address", fault } : null;
}
