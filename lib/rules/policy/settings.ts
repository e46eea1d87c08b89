import { z } from "zod";

export const roles = ["member", "helpdesk", "admin", "owner"] as const;
export type RoleName = (typeof roles)[number];

const requirement = z.object({
  level: z.enum(["required", "encouraged", "off"]),
  /** First day of the requirement, as the UTC instant it begins; null: from publication. */
  from: z.iso.datetime().nullable(),
});
export type Requirement = z.infer<typeof requirement>;

const domain = z
  .string()
  .regex(/^(?=.{4,253}$)([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])$/);

/**
 * Everything a workspace's policy says. Stored as one JSON document a policy version (document.ts). A change of this schema is a new
 * version of the document: it needs a step in `upgrades`, and a frozen schema and a fixture in test/policy-documents/.
 */
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
  /** The name in authenticator apps, as someone typed it; null: the workspace's name. */
  issuer: z.string().min(1).max(60).meta({ typed: true }).nullable(),
  signUp: z.object({ mode: z.enum(["invited", "domains"]), domains: z.array(domain).max(50) }),
  resets: z.object({ members: z.enum(["one", "two"]), owners: z.enum(["owner", "second_owner"]) }),
});
export type Settings = z.infer<typeof settingsSchema>;

/** A kind of second factor. */
export type MethodKind = keyof Settings["methods"];

/** The keys that hold several settings, each of which changes by itself; every other key is one setting. */
export const groups = ["requirement", "methods", "recoveryCodes", "resets"] as const satisfies (keyof Settings)[];

type StoredDocument = Readonly<Record<string, unknown>>;
/** Makes a document of one version into the next version's. Pure, total on what its version's schema allows, never changed later. */
export type Upgrade = (document: StoredDocument) => StoredDocument;

/** From version 1 on, a step a version. A step gives existing workspaces what keeps their behaviour, not what a new one begins with. */
export const upgrades: readonly Upgrade[] = [
  // 2: domains of sign-up may end in a top-level domain of another script ("xn--…"). Documents stay as they are.
  (document) => document,
];

const required: Requirement = { level: "required", from: null };

/** What a new workspace begins with: every member needs a second factor, no one is exempt. */
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

/** From when each role must have a second factor; absent: the role is not required to. */
export type DueAt = Partial<Record<RoleName, string>>;

/** A policy version as it is in force for the workspace's plan. */
export type Policy = { version: number; settings: Settings; dueAt: DueAt };

/** The text the authenticator app shows above the account (E15). */
export function issuerOf(settings: Settings, workspaceName: string): string {
  return settings.issuer ?? workspaceName;
}
