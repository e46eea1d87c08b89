import type { MenuItem } from "@/components/ui/menu-items";
import type { Scope } from "@/lib/access/sessions/judge";
import { routes } from "@/lib/ground/routes";
import { assess, type MemberFacts } from "@/lib/rules/policy/assess";
import { type Permission, permits, reaches } from "@/lib/rules/policy/permissions";
import type { memberList } from "@/words/members";
import type { ActName } from "./list-query";

type Words = (typeof memberList)["en"]["menu"];
type Row = MemberFacts & { id: string };

/** What the menu of a member can offer, in its order. */
const menuActs = [
  "resend",
  "reset",
  "password",
  "end-sessions",
  "remind",
  "exempt",
  "role",
  "reactivate",
  "deactivate",
  "withdraw",
] as const;
export type MenuAct = (typeof menuActs)[number];

/**
 * Lists what this actor can do with this member now. Leaves out what would fail and what their role may not do. `signedIn`: the member
 * has a session that can be ended.
 */
export function menuActsFor(
  { member: actor, policy, now }: Scope<Permission>,
  row: Row,
  { signedIn }: { signedIn: boolean },
): MenuAct[] {
  if (!reaches(actor, row)) return [];
  const may = (permission: Permission) => permits(actor.role, permission);
  const [manage, invite] = [may("members:manage"), may("members:invite")];
  const { covered } = assess(row, policy, now);
  const active = row.joinedAt !== null && row.deactivatedAt === null;
  const offered: Record<MenuAct, boolean> = {
    resend: !row.joinedAt && invite,
    reset: active && may("members:reset"),
    password: active && manage,
    "end-sessions": active && manage && signedIn,
    remind: active && manage && !covered && !row.suspendedAt,
    exempt: active && manage,
    role: (active || !row.joinedAt) && manage,
    reactivate: row.joinedAt !== null && row.deactivatedAt !== null && manage,
    deactivate: active && manage,
    withdraw: !row.joinedAt && invite,
  };
  return menuActs.filter((act) => offered[act]);
}

/** Stands for a member's id in an address that is the same for every row but for it. */
export const anyMember = "00000000-0000-4000-8000-000000000000";

/**
 * Writes an act as an entry of the menu. `actHref` returns the address of an act's dialog. With `anyMember` for the id, one entry
 * serves every row.
 */
export function menuItemOf(
  words: Words,
  { slug, id, actHref }: { slug: string; id: string; actHref: (act: ActName) => string },
  act: MenuAct,
): MenuItem {
  const items: Record<MenuAct, MenuItem> = {
    resend: { label: words.resend, href: actHref("resend") },
    reset: { label: words.reset, detail: words.resetDetail, href: actHref("reset") },
    password: { label: words.password, detail: words.passwordDetail, href: actHref("password") },
    "end-sessions": { label: words.endSessions, href: actHref("end-sessions"), apart: true },
    remind: { label: words.remind, href: actHref("remind") },
    exempt: { label: words.exempt, href: routes.exemptions(slug, { member: id }) },
    role: { label: words.role, href: actHref("role") },
    reactivate: { label: words.reactivate, href: actHref("reactivate") },
    deactivate: { label: words.deactivate, href: actHref("deactivate"), danger: true, apart: true },
    withdraw: { label: words.withdraw, href: actHref("withdraw"), danger: true, apart: true },
  };
  return items[act];
}

/** Writes the entries of the menu that serves every row of a table. */
export const menuForRows = (words: Words, slug: string, actHref: (act: ActName) => string): Record<MenuAct, MenuItem> =>
  Object.fromEntries(menuActs.map((act) => [act, menuItemOf(words, { slug, id: anyMember, actHref }, act)])) as Record<
    MenuAct,
    MenuItem
  >;
