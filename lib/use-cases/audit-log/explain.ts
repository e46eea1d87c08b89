import type { Action, AuditData } from "@/lib/records/audit/actions";
import { commitmentOf } from "@/lib/records/audit/texts";
import type { RoleName } from "@/lib/rules/policy/settings";

/** The actions whose events say what a member is and has. */
export const tellingActions = [
  ...(["workspace.created", "member.invited", "member.joined", "member.role_changed", "member.rescued"] as const),
  ...(["member.deactivated", "member.reactivated", "member.locked", "member.reported", "member.unlocked"] as const),
  ...(["member.email_changed", "member.email_change_stopped", "credential.added", "credential.removed"] as const),
  ...(["reset.issued", "reset.approved", "reset.used", "reset.restored", "reset.cancelled"] as const),
] satisfies Action[];

type TellingAction = (typeof tellingActions)[number];

/** An event about a member, in the order of the log. */
export type Telling = {
  [A in TellingAction]: { action: A; actor: { role?: string }; data: AuditData<A> };
}[TellingAction];

/** A member as the tables have them. */
export type Seen = {
  id: string;
  email: string;
  role: RoleName;
  isDeactivated: boolean;
  isLocked: boolean;
  /** The keys of the commitments to names and addresses that are kept, by the commitment. */
  keys: ReadonlyMap<string, Uint8Array>;
  /** The confirmed ones. */
  credentials: { id: string }[];
  /** Those that were issued. */
  resets: { id: string }[];
};

/** What about a member no event explains. `missing-method`: an event added it, and none took it away. */
export type Unexplained = {
  what: "member" | "gone" | "role" | "address" | "activity" | "method" | "missing-method" | "reset";
  memberId: string;
  /** The method or the reset. */
  id?: string;
};

/** Holds a member as the tables have them against what the log says of them. */
export function explain(seen: Seen, told: Telling[]): Unexplained[] {
  const memberId = seen.id;
  if (told.length === 0) return [{ what: "member", memberId }];
  const nothing: Said = {
    role: null,
    email: null,
    isDeactivated: false,
    isLocked: false,
    methods: new Map(),
    resets: new Set(),
  };
  const said = told.reduce(hear, nothing);
  const found: Unexplained[] = [];
  if (said.role !== seen.role) found.push({ what: "role", memberId });
  if (said.email !== null && !isText(said.email, seen)) found.push({ what: "address", memberId });
  if (said.isDeactivated !== seen.isDeactivated || said.isLocked !== seen.isLocked)
    found.push({ what: "activity", memberId });
  for (const { id } of seen.credentials) if (!said.methods.has(id)) found.push({ what: "method", memberId, id });
  for (const [id, stays] of said.methods)
    if (stays && !seen.credentials.some((credential) => credential.id === id))
      found.push({ what: "missing-method", memberId, id });
  for (const { id } of seen.resets) if (!said.resets.has(id)) found.push({ what: "reset", memberId, id });
  return found;
}

/**
 * Tells whether a commitment is to the address that the member has now. Without its key it is to nothing. Events from before there were
 * commitments say the address itself.
 */
function isText(commitment: string, { email, keys }: Seen): boolean {
  if (commitment.includes("@")) return commitment === email;
  const key = keys.get(commitment);
  return key !== undefined && commitmentOf(key, email) === commitment;
}

type Said = {
  role: string | null;
  /** A commitment. */
  email: string | null;
  isDeactivated: boolean;
  isLocked: boolean;
  /** Methods that may be there, and whether they must. */
  methods: Map<string, boolean>;
  resets: Set<string>;
};

function hear(said: Said, { action, actor, data }: Telling): Said {
  switch (action) {
    case "workspace.created":
    case "member.joined":
      return { ...said, role: actor.role ?? null, email: data.email ?? said.email };
    case "member.invited":
      return { ...said, role: data.role, email: data.email };
    case "member.role_changed":
      return { ...said, role: data.to };
    case "member.rescued":
      said.resets.add(data.reset);
      return {
        ...said,
        role: data.becameOwner ? "owner" : said.role,
        isDeactivated: said.isDeactivated && !data.reactivated,
      };
    case "member.deactivated":
      return { ...said, isDeactivated: true };
    case "member.reactivated":
      return { ...said, isDeactivated: false };
    case "member.locked":
    case "member.reported":
      return { ...said, isLocked: true };
    case "member.unlocked":
      return { ...said, isLocked: false };
    case "member.email_changed":
    case "member.email_change_stopped":
      return { ...said, email: data.email ?? said.email };
    case "credential.added":
      // A mailed code that is added again takes the place of the one there was.
      said.methods.set(data.credential, data.method !== "email");
      return said;
    case "credential.removed":
      said.methods.delete(data.credential);
      return said;
    case "reset.issued":
    case "reset.approved":
      said.resets.add(data.reset);
      return loosen(said);
    case "reset.used":
    case "reset.restored":
    case "reset.cancelled":
      return loosen(said);
  }
}

/** A reset removes methods without an event for each. */
const loosen = (said: Said): Said => ({
  ...said,
  methods: new Map([...said.methods.keys()].map((id) => [id, false])),
});
