import { type Act, act } from "./act";

/** Switches a deactivated account on again, as it was: same password, same methods, same role. */
export function reactivate(request: Act<"members:manage">) {
  return act<"members:manage", "not-deactivated">(request, true, async (tx, { subject }) => {
    const { count } = await tx.member.updateMany({
      where: { id: subject.id, deactivatedAt: { not: null } },
      data: { deactivatedAt: null },
    });
    return count === 1 ? { action: "member.reactivated" } : { reason: "not-deactivated" };
  });
}
