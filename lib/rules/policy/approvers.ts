import { isActive } from "./active";
import type { Approvers } from "./check";
import type { Group } from "./coverage";

/** Counts who can sign in and approve: owners, and admins with the owners among them. */
export function approversOf(groups: Group[]): Approvers {
  const sum = { owners: 0, admins: 0 };
  for (const { facts, n } of groups) {
    if (!isActive(facts)) continue;
    if (facts.role === "owner") sum.owners += n;
    if (facts.role === "owner" || facts.role === "admin") sum.admins += n;
  }
  return sum;
}
