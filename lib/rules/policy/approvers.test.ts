import { expect, test } from "vitest";
import { noon, plainMember } from "@/test/crowd";
import { approversOf } from "./approvers";

const group = (n: number, facts: Partial<typeof plainMember>) => ({ facts: { ...plainMember, ...facts }, n });

test("owners approve among the owners and among the admins, admins among the admins, and no one else", () => {
  const groups = [
    group(2, { role: "owner" }),
    group(1, { role: "owner", totpCount: 1 }),
    group(4, { role: "admin" }),
    group(8, { role: "helpdesk" }),
    group(16, { role: "member" }),
  ];
  expect(approversOf(groups)).toEqual({ owners: 3, admins: 7 });
});

test("who can't sign in approves nothing", () => {
  const groups = [
    group(2, { role: "owner", deactivatedAt: noon }),
    group(2, { role: "admin", joinedAt: null }),
    group(1, { role: "admin" }),
  ];
  expect(approversOf(groups)).toEqual({ owners: 0, admins: 1 });
});
