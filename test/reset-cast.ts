import type { Standing } from "@/lib/access/sessions/standing";
import type { Settings } from "@/lib/rules/policy/settings";
import { type IdentityCheck, issueReset } from "@/lib/use-cases/resets/issue";
import { openReset } from "@/lib/use-cases/resets/open";
import type { ResetScope } from "@/lib/use-cases/resets/parties";
import { addMember, callAt, openSession, openWorkspace, type Person, password, signIn, standingOf } from "./people";

/** The people of a reset: an owner, an admin, a help desk, a member, all enrolled. */
export async function castOf(now: Date, changed: Partial<Settings> = {}) {
  const workspace = await openWorkspace(now, changed);
  const ada = await addMember(workspace.id, "admin", now, "Ada Admin");
  const hal = await addMember(workspace.id, "helpdesk", now, "Hal Helpdesk");
  const bo = await addMember(workspace.id, "member", now, "Bo Member");
  return { workspace, owner: workspace.owner, ada, hal, bo };
}

/** A receipt as the gate of the console would give it, had it let this standing through. */
export const scopeOf = (standing: Standing) => standing as ResetScope;

/** Signs a person in and returns their receipt. */
export const scopeFor = async (person: Person, now: Date) => scopeOf(await signIn(person, now));

/** What the reset dialog sends. */
export const order = (memberId: string, identityCheck: IdentityCheck = "video") => ({
  memberId,
  identityCheck,
  password,
  code: "",
});

/** Resets a member and answers the code, as the dialog would show it. */
export async function resetBy(actor: Person, subject: Person, now: Date) {
  const issued = await issueReset(callAt(await scopeFor(actor, now), now), order(subject.id));
  if (!issued.ok || issued.kind !== "issued") throw new Error(`not issued: ${JSON.stringify(issued)}`);
  return issued;
}

/** Signs a member in with the password and this reset code, as far as that goes. */
export async function enterCode(person: Person, code: string, now: Date) {
  const standing = await openSession(person, [{ kind: "password" }], now);
  return openReset(callAt(standing, now), code);
}

/** The same, and says where it stands then. */
export async function standAfterCode(person: Person, code: string, now: Date): Promise<Standing> {
  const opened = await enterCode(person, code, now);
  if (!opened.ok) throw new Error(`not opened: ${opened.reason}`);
  return standingOf(opened.token, now);
}
