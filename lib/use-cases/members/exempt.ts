import type { Scope } from "@/lib/access/sessions/judge";
import { after, days } from "@/lib/ground/durations";
import { isActive } from "@/lib/rules/policy/active";
import { endOfDay } from "@/lib/rules/policy/assess";
import { act } from "./act";
import { tellChanged } from "./tell-changed";

/** The longest exemption; it can be given again. */
const longest = days(366);

/**
 * Exempts a member from the requirement until a day is over (UTC), for a reason. They are asked for nothing until then; methods
 * they have set up still count. They are told by mail. No one can exempt their own account or a higher role.
 */
export async function exempt(
  scope: Scope<"members:manage">,
  subjectId: string,
  { until, reason }: { until: Date; reason: string },
) {
  const { now } = scope;
  const end = endOfDay(until);
  if (end <= now || end > endOfDay(after(now, longest))) return { ok: false as const, reason: "no-day" as const };
  return act<"members:manage", "inactive">(scope, subjectId, true, async (tx, { actor, subject }) => {
    if (!isActive(subject)) return { reason: "inactive" };
    await tx.member.updateMany({ where: { id: subject.id }, data: { exemptUntil: end, exemptReason: reason } });
    const change = { what: "exempted", until: end.toISOString() } as const;
    await tellChanged(tx, [subject], change, { workspace: scope.workspace, by: actor.name, now });
    return { action: "member.exempted", data: { until: end.toISOString(), reason } };
  });
}
