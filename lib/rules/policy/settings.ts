import { z } from "zod";

export const roles = ["member", "helpdesk", "admin", "owner"] as const;
export type RoleName = (typeof roles)[number];

const requirement = z.object({
  level: z.enum(["required", "encouraged", "off"]),
  /** First day of the requirement, as the UTC instant it begins; null: from publication. */
  from: z.iso.datetime().nullable(),
});
export type Requirement = z.infer<typeof requirement>;

const domain = z.string().regex(/^(?=.{4,253}$)([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/);

/** Everything a workspace's policy says. Stored as one JSON document a version. */
export const settingsSchema = z.object({
  requirement: z.object({ member: requirement, helpdesk: requirement, admin: requirement, owner: requirement }),
  /** Whole days of grace for members who join later. */
  graceDays: z.number().int().min(0).max(90),
  methods: z.object({ totp: z.boolean(), passkey: z.boolean(), email: z.boolean() }),
  recoveryCodes: z.object({
    count: z.union([z.literal(10), z.literal(8), z.literal(5)]),
    used: z.enum(["burn", "replace"]),
    shown: z.enum(["once", "again"]),
  }),
  afterEnrolment: z.enum(["carry_on", "sign_in_again"]),
  /** The name in authenticator apps; null: the workspace's name. */
  issuer: z.string().min(1).max(60).nullable(),
  signUp: z.object({ mode: z.enum(["invited", "domains"]), domains: z.array(domain).max(50) }),
  resets: z.object({ members: z.enum(["one", "two"]), owners: z.enum(["owner", "second_owner"]) }),
});
export type Settings = z.infer<typeof settingsSchema>;

/** A kind of second factor. */
export type MethodKind = keyof Settings["methods"];

const required: Requirement = { level: "required", from: null };

/** What a new workspace begins with: everyone needs a second factor, no one is excepted. */
export const initialSettings: Settings = {
  requirement: { member: required, helpdesk: required, admin: required, owner: required },
  graceDays: 0,
  methods: { totp: true, passkey: true, email: false },
  recoveryCodes: { count: 10, used: "burn", shown: "once" },
  afterEnrolment: "carry_on",
  issuer: null,
  signUp: { mode: "invited", domains: [] },
  resets: { members: "one", owners: "owner" },
};

/** From when each role must have a second factor; absent: it need not. */
export type DueAt = Partial<Record<RoleName, string>>;

const dueAtSchema = z.partialRecord(z.enum(roles), z.iso.datetime());

/** Reads the document and the dates of a stored version as they were published. Throws where they are not a policy's. */
export function parseVersion(stored: { settings: unknown; dueAt: unknown }): { settings: Settings; dueAt: DueAt } {
  return { settings: settingsSchema.parse(stored.settings), dueAt: dueAtSchema.parse(stored.dueAt) };
}

/** A policy version as it is in force for the workspace's plan. */
export type Policy = { version: number; settings: Settings; dueAt: DueAt };

/**
 * Reads a stored version. On the plan `business` a requirement pauses as encouragement; nothing is rewritten. Throws where the
 * stored document is not a policy: in doubt, no.
 */
export function readPolicy(stored: { version: number; settings: unknown; dueAt: unknown }, plan: string): Policy {
  const { settings, dueAt } = parseVersion(stored);
  if (plan === "enterprise") return { version: stored.version, settings, dueAt };
  const paused = (r: Requirement): Requirement => (r.level === "required" ? { level: "encouraged", from: null } : r);
  const { member, helpdesk, admin, owner } = settings.requirement;
  const requirement = {
    member: paused(member),
    helpdesk: paused(helpdesk),
    admin: paused(admin),
    owner: paused(owner),
  };
  return { version: stored.version, settings: { ...settings, requirement }, dueAt: {} };
}

/** The text the authenticator app shows above the account (E15). */
export function issuerOf(settings: Settings, workspaceName: string): string {
  return settings.issuer ?? workspaceName;
}
