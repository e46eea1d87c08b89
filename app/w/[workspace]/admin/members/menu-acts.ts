import type { RowAct } from "@/components/ui/row-menus";
import type { Scope } from "@/lib/access/sessions/judge";
import { routes } from "@/lib/ground/routes";
import { assess, type MemberFacts } from "@/lib/rules/policy/assess";
import { type Permission, permits, reaches } from "@/lib/rules/policy/permissions";
import type { memberList } from "@/words/members";
import type { ActName } from "./list-query";

type Words = (typeof memberList)["en"]["menu"];
type Row = MemberFacts & { id: string; lockedAt: Date | null };

/** What a member's menu can offer: the dialogs, and the page of exemptions. */
export type MenuAct = ActName | "exempt";

/**
 * Lists what this actor can do with this member now. Leaves out what would fail and what their role may not do. `signedIn`: the member
 * has a session that can be ended.
 */
export function menuActs(
  { member: actor, policy, now }: Scope<Permission>,
  row: Row,
  { signedIn }: { signedIn: boolean },
): MenuAct[] {
  if (!reaches(actor, row)) return [];
  const may = (permission: Permission) => permits(actor.role, permission);
  const [manages, invites] = [may("members:manage"), may("members:invite")];
  const offered = (acts: [MenuAct, boolean][]) => acts.flatMap(([act, offers]) => (offers ? [act] : []));
  if (!row.joinedAt)
    return offered([
      ["resend", invites],
      ["role", manages],
      ["withdraw", invites],
    ]);
  if (row.deactivatedAt)
    return offered([
      ["reactivate", manages],
      ["delete", manages],
    ]);
  return offered([
    ["reset", may("members:reset")],
    ["password", manages],
    ["end-sessions", manages && signedIn],
    ["remind", manages && !row.suspendedAt && !assess(row, policy, now).covered],
    ["exempt", manages],
    ["role", manages],
    ["lock", manages && !row.lockedAt],
    ["unlock", manages && row.lockedAt !== null],
    ["deactivate", manages],
  ]);
}

const looks: Record<MenuAct, Pick<RowAct, "danger" | "apart">> = {
  reset: {},
  password: {},
  "end-sessions": { apart: true },
  remind: {},
  exempt: {},
  role: {},
  lock: { danger: true, apart: true },
  unlock: { apart: true },
  deactivate: { danger: true },
  reactivate: {},
  delete: { danger: true, apart: true },
  resend: {},
  withdraw: { danger: true, apart: true },
};

/**
 * Returns the acts of a table's menus with their addresses, `{id}` standing for the member. `actHref` returns the address of an act's
 * dialog over the page.
 */
export function actsOfMenus(
  words: Words,
  slug: string,
  actHref: (act: ActName, member: string) => string,
): Record<MenuAct, RowAct> {
  const entries = Object.entries(looks) as [MenuAct, (typeof looks)[MenuAct]][];
  const href = (act: MenuAct) =>
    act === "exempt" ? routes.exemptions(slug, { member: "{id}" }) : actHref(act, "{id}");
  return Object.fromEntries(entries.map(([act, look]) => [act, { ...words[act], ...look, href: href(act) }])) as Record<
    MenuAct,
    RowAct
  >;
}
