import type { Problem } from "@/lib/rules/policy/check";

const fromFields = { member: "from", helpdesk: "helpdeskFrom", admin: "adminFrom", owner: "ownerFrom" };
const fields = {
  "no-strong-method": "totp",
  "no-method": "totp",
  "no-domains": "domains",
  "too-few-admins": "resetMembers",
  "too-few-owners": "resetOwners",
};

/** Returns the field that can fix a problem. */
export function fieldOf(problem: Problem): string {
  if (problem.reason === "laxer-than-members") return problem.role;
  return problem.reason === "required-already" ? fromFields[problem.role] : fields[problem.reason];
}
