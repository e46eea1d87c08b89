import type { RoleName } from "@/lib/rules/policy/settings";

/** The words for a role: as a label, for one person, for all who have it, and for what it may do. */
export const roleWords: Record<RoleName, { name: string; one: string; all: string; may: string }> = {
  owner: { name: "Owner", one: "an owner", all: "Owners", may: "Everything, other owners included" },
  admin: { name: "Admin", one: "an admin", all: "Admins", may: "Members, policy, resets and the audit log" },
  helpdesk: {
    name: "Help desk",
    one: "a help desk member",
    all: "Help desk",
    may: "Sees members and resets two-factor",
  },
  member: { name: "Member", one: "a member", all: "Members", may: "Their own account only" },
};
