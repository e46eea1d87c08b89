import type { Standing } from "@/lib/access/sessions/standing";
import { budget } from "@/lib/records/limits/reserve";
import { rules } from "@/lib/records/limits/rules";

/** Returns the budgets of a member's recovery codes: five tries an hour and twenty a day, wherever a code is typed. */
export const recoveryBudgets = ({ workspace, member }: Pick<Standing, "workspace" | "member">) => [
  budget(rules.recoveryHour, workspace.id, member.id),
  budget(rules.recoveryDay, workspace.id, member.id),
];
