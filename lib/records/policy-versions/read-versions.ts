import type { Tx } from "@/lib/ground/db";
import { parseVersion } from "@/lib/rules/policy/document";
import type { DueAt, Settings } from "@/lib/rules/policy/settings";

/** A version as it is stored: a draft, one that waits for approval or for its day, or one that is or was in force. */
export type Version = {
  version: number;
  revision: number;
  settings: Settings;
  dueAt: DueAt;
  updatedAt: Date;
  updatedById: string | null;
  publishedAt: Date | null;
  publishedById: string | null;
  approvedById: string | null;
  askedAt: Date | null;
  askedById: string | null;
  heldUntil: Date | null;
  effectiveAt: Date | null;
};

/** A draft that waits to be published: for a second person, or until the day is over in which it can be stopped. */
export type AskedVersion = Version & { askedAt: Date };

/** Tells whether a draft waits to be published. No one changes it meanwhile. */
export const isAsked = (draft: Version): draft is AskedVersion => draft.askedAt !== null && draft.publishedAt === null;

/** The versions that an admin who edits the policy works with. */
export type PolicyVersions = {
  plan: "business" | "enterprise";
  inForce: Version;
  /** Published, and not yet in force. While one waits, nothing else can be drafted. */
  waiting: Version | null;
  draft: Version | null;
};

/** The version and the save of it that an admin's changes start from. */
export type Base = { version: number; revision: number };

/** Reads the versions that matter now. Throws if none is in force: it fails closed. */
export async function readVersions(tx: Tx, now: Date): Promise<PolicyVersions> {
  const { plan } = await tx.workspace.findUniqueOrThrow({ where: { id: tx.workspaceId }, select: { plan: true } });
  const inForce = await tx.policyVersion.findFirstOrThrow({
    where: { publishedAt: { not: null }, effectiveAt: { lte: now } },
    orderBy: { version: "desc" },
  });
  const later = await tx.policyVersion.findMany({
    where: { version: { gt: inForce.version } },
    orderBy: { version: "desc" },
  });
  const waiting = later.find(({ publishedAt }) => publishedAt !== null);
  const draft = later.find(({ publishedAt }) => publishedAt === null);
  return {
    plan,
    inForce: parse(inForce),
    waiting: waiting ? parse(waiting) : null,
    draft: draft ? parse(draft) : null,
  };
}

function parse(stored: Omit<Version, "settings" | "dueAt"> & { settings: unknown; dueAt: unknown }): Version {
  return { ...stored, ...parseVersion(stored) };
}

/** Returns what an edit starts from: the draft, or the version in force if there is no draft. */
export function baseOf({ draft, inForce }: PolicyVersions): Base {
  return draft ? { version: draft.version, revision: draft.revision } : { version: inForce.version, revision: 0 };
}
