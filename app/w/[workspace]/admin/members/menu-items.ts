import type { MenuItem } from "@/components/ui/menu-items";
import type { Scope } from "@/lib/access/sessions/judge";
import { routes } from "@/lib/ground/routes";
import { assess, type MemberFacts } from "@/lib/rules/policy/assess";
import { type Permission, permits, reaches } from "@/lib/rules/policy/permissions";
import type { ActName } from "./list-query";

type Row = MemberFacts & { id: string; lockedAt: Date | null };

/**
 * Lists what this actor can do with this member now. Leaves out what would fail and what their role may not do. `actHref`
 * returns the address of an act's dialog.
 */
export function menuItems(
  { member: actor, workspace, policy, now }: Scope<Permission>,
  row: Row,
  actHref: (act: ActName) => string,
): MenuItem[] {
  if (!reaches(actor, row)) return [];
  const may = (permission: Permission) => permits(actor.role, permission);
  const item = (label: string, act: ActName, more: Partial<MenuItem> = {}) => ({ label, href: actHref(act), ...more });
  const items: MenuItem[] = [];

  if (!row.joinedAt) {
    if (may("members:invite")) items.push(item("Send invitation again", "resend"));
    if (may("members:manage")) items.push(item("Change role", "role"));
    if (may("members:invite")) items.push(item("Withdraw invitation", "withdraw", { danger: true, apart: true }));
    return items;
  }
  if (row.deactivatedAt) return may("members:manage") ? [item("Reactivate", "reactivate")] : [];

  if (may("members:reset"))
    items.push({
      label: "Reset two-factor",
      detail: "For a lost phone or key. The password stays.",
      href: actHref("reset"),
    });
  if (!may("members:manage")) return items;
  items.push(item("Send password reset", "password", { detail: "A link by mail. Two-factor stays." }));
  const { covered } = assess(row, policy, now);
  items.push(item("End sessions", "end-sessions", { apart: true }));
  if (!covered && !row.suspendedAt) items.push(item("Remind", "remind"));
  items.push({ label: "Exempt", href: routes.exemptions(workspace.slug, { member: row.id }) });
  items.push(item("Change role", "role"));
  items.push(
    row.lockedAt
      ? item("Unlock account", "unlock", { apart: true })
      : item("Lock account", "lock", { danger: true, apart: true, detail: "Someone else may be using it." }),
  );
  items.push(item("Deactivate", "deactivate", { danger: true }));
  return items;
}
