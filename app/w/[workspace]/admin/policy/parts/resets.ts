import type { Settings } from "@/lib/rules/policy/settings";
import { either, type Read } from "./fields";

const fields = { resetMembers: either("one", "two"), resetOwners: either("owner", "second_owner") };

function read({ resetMembers, resetOwners }: Read<typeof fields>): Pick<Settings, "resets"> {
  return { resets: { members: resetMembers, owners: resetOwners } };
}

function write({ resets }: Settings): Record<keyof typeof fields, string> {
  return { resetMembers: resets.members, resetOwners: resets.owners };
}

/** Who may reset a second factor. */
export const resets = { fields, read, write };
