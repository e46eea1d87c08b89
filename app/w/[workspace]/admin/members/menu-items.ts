import type { RowAct } from "@/components/ui/row-menus";
import type { Scope } from "@/lib/access/sessions/judge";
import { routes } from "@/lib/ground/routes";
import { assess, type MemberFacts } from "@/lib/rules/policy/assess";
import { type Permission, permits, reaches } from "@/lib/rules/policy/permissions";
import type { ActName } from "./list-query";

type Row = MemberFacts & { id: string; lockedAt: Date | null };

/** What a member's menu can offer: the dialogs, and the page of exemptions. */
export type MenuAct = ActName | "exempt";

/**
 * Lists what this actor can do with this member now. Leaves out what would fail and what their role may not do.
 */
export function menuActs({ member: actor, policy, now }: Scope<Permission>, row: Row): MenuAct[] {
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
    ["end-sessions", manages],
    ["remind", manages && !row.suspendedAt && !assess(row, policy, now).covered],
    ["exempt", manages],
    ["role", manages],
    ["lock", manages && !row.lockedAt],
    ["unlock", manages && row.lockedAt !== null],
    ["deactivate", manages],
  ]);
}

const words: Record<MenuAct, Omit<RowAct, "href">> = {
  reset: { label: "Reset two-factor", detail: "For a lost phone or key. The password stays." },
  password: { label: "Send password reset", detail: "A link by mail. Two-factor stays." },
  "end-sessions": { label: "End sessions", apart: true },
  remind: { label: "Remind" },
  exempt: { label: "Exempt" },
  role: { label: "Change role" },
  lock: { label: "Lock account", detail: "Someone else may be using it.", danger: true, apart: true },
  unlock: { label: "Unlock account", apart: true },
  deactivate: { label: "Deactivate", danger: true },
  reactivate: { label: "Reactivate" },
  delete: { label: "Delete for good", danger: true, apart: true },
  resend: { label: "Send invitation again" },
  withdraw: { label: "Withdraw invitation", danger: true, apart: true },
};

/**
 * Returns the acts of a table's menus with their addresses, `{id}` standing for the member. `actHref` returns the address of an act's
 * dialog over the page.
 */
export function actsOfMenus(slug: string, actHref: (act: ActName, member: string) => string): Record<MenuAct, RowAct> {
  const entries = Object.entries(words) as [MenuAct, (typeof words)[MenuAct]][];
  const href = (act: MenuAct) =>
    act === "exempt" ? routes.exemptions(slug, { member: "{id}" }) : actHref(act, "{id}");
  return Object.fromEntries(entries.map(([act, said]) => [act, { ...said, href: href(act) }])) as Record<
    MenuAct,
    RowAct
  >;
}
