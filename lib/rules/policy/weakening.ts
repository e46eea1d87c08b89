import type { Setting } from "./changes";
import { type Predecessor, standingDue } from "./due-at";
import { type MethodKind, type RoleName, roles, type Settings } from "./settings";

/**
 * Who has to agree before a guard is taken away. `owner`: an owner, as the person who asks or the one who approves ·
 * `second-person`: two people who could approve a reset of a member · `second-owner`: two owners, as for a reset of an owner.
 */
export const guards = ["owner", "second-person", "second-owner"] as const;
export type Guard = (typeof guards)[number];

/** How weak one setting is, as a number; a higher one is weaker. Numbers of two policies compare, so no detour hides a step down. */
type Rank = (policy: Predecessor) => number;

/** What a setting guards. `weaker` says whether the change takes something away; `needs` who has to agree then. */
type Class = { weaker: (before: Predecessor, after: Predecessor) => boolean; needs: Guard | null };

/** Takes something away where the rank rises. */
const ranked = (rank: Rank, needs: Guard | null): Class => ({
  weaker: (before, after) => rank(after) > rank(before),
  needs,
});

/** Takes something away where a switch or a choice turns from its strict value. */
const turned = (strict: (settings: Settings) => boolean, needs: Guard): Class =>
  ranked(({ settings }) => (strict(settings) ? 0 : 1), needs);

/** Less is asked of a role if it must have a second factor later, or only should, or is left alone. */
const asked =
  (role: RoleName): Rank =>
  ({ settings, dueAt }) => {
    const { level } = settings.requirement[role];
    if (level === "required") return standingDue({ settings, dueAt }, role)?.getTime() ?? Number.MAX_SAFE_INTEGER;
    return level === "encouraged" ? Number.MAX_VALUE : Number.POSITIVE_INFINITY;
  };

const requirementOf = (role: RoleName) => ranked(asked(role), role === "admin" || role === "owner" ? "owner" : null);
const method = (kind: MethodKind) => turned(({ methods }) => !methods[kind], "owner");

/** Days of grace reach admins and owners only where they must have a second factor. */
const graceOfAdmins: Rank = ({ settings: { graceDays, requirement } }) =>
  requirement.admin.level === "required" || requirement.owner.level === "required"
    ? graceDays
    : Number.POSITIVE_INFINITY;

/** The domains whose people may sign up by themselves. */
const door = ({ settings: { signUp } }: Predecessor) => (signUp.mode === "domains" ? signUp.domains : []);

/** The class of each setting. A setting without one does not compile. */
const classes: Record<Setting, Class> = {
  "requirement.member": requirementOf("member"),
  "requirement.helpdesk": requirementOf("helpdesk"),
  "requirement.admin": requirementOf("admin"),
  "requirement.owner": requirementOf("owner"),
  graceDays: ranked(graceOfAdmins, "owner"),
  "methods.totp": method("totp"),
  "methods.passkey": method("passkey"),
  "methods.email": method("email"),
  "recoveryCodes.count": ranked(({ settings }) => settings.recoveryCodes.count, "owner"),
  "recoveryCodes.used": turned(({ recoveryCodes }) => recoveryCodes.used === "burn", "owner"),
  "recoveryCodes.shown": turned(({ recoveryCodes }) => recoveryCodes.shown === "once", "owner"),
  afterEnrolment: turned(({ afterEnrolment }) => afterEnrolment === "sign_in_again", "owner"),
  issuer: { weaker: () => false, needs: null },
  signUp: { weaker: (before, after) => door(after).some((domain) => !door(before).includes(domain)), needs: "owner" },
  "resets.members": turned(({ resets }) => resets.members === "two", "second-person"),
  "resets.owners": turned(({ resets }) => resets.owners === "second_owner", "second-owner"),
};

/** Lists the settings by which a policy takes something away over the one before it, as stored, without the plan. */
export function weakenedBy(before: Predecessor, after: Predecessor): Setting[] {
  return (Object.keys(classes) as Setting[]).filter((setting) => classes[setting].weaker(before, after));
}

/** Lists who has to agree to a policy that follows another; empty: anyone who may publish can. */
export function guardsOf(before: Predecessor, after: Predecessor): Guard[] {
  const needed = weakenedBy(before, after).map((setting) => classes[setting].needs);
  return guards.filter((guard) => needed.includes(guard));
}

/** A person who asks for a publication, or decides about one. */
export type Party = { id: string; role: RoleName };

/**
 * What a publication needs, in view of who asks and who else is there. `publish`: nothing more · `approval`: a second person
 * approves · `hold`: no one else could approve, so it waits a day and can be stopped · `owner-only`: an owner has to ask.
 */
export type Needed = "publish" | "approval" | "hold" | "owner-only";

/** Tells whether two people may take these guards away: one asked, the other approves. Never the same person. */
export function mayApprovePublication(needed: Guard[], asker: Party, approver: Party): boolean {
  const isOwner = ({ role }: Party) => role === "owner";
  if (asker.id === approver.id || !(approver.role === "admin" || isOwner(approver))) return false;
  if (needed.includes("second-owner")) return isOwner(asker) && isOwner(approver);
  return !needed.includes("owner") || isOwner(asker) || isOwner(approver);
}

/** Decides what a publication needs. `staff` counts everyone who can sign in, the person who asks among them, by role. */
export function verdictOn(needed: Guard[], asker: Party, staff: { admin: number; owner: number }): Needed {
  const owns = asker.role === "owner";
  if (needed.every((guard) => guard === "owner" && owns)) return "publish";
  if (needed.includes("second-owner") && !owns) return "owner-only";
  const others = roles.filter(
    (role) => (role === "admin" || role === "owner") && staff[role] - (role === asker.role ? 1 : 0) > 0,
  );
  const approvable = others.some((role) => mayApprovePublication(needed, asker, { id: "", role }));
  // Where no owner can sign in, no one could stop it either: it waits for an owner.
  return approvable || !owns ? "approval" : "hold";
}
