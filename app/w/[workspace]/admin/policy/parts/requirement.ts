import { z } from "zod";
import type { Requirement, RoleName, Settings } from "@/lib/rules/policy/settings";
import { day, dayOf, either, flag, onOff, type Read } from "./fields";

const level = z.enum(["same", "required", "encouraged", "off"]).catch("same");

const graceDays = z
  .string()
  .trim()
  .regex(/^\d{1,2}$/, "Enter a number of days from 0 to 90.")
  .transform(Number)
  .pipe(z.number().max(90, "Enter a number of days from 0 to 90."));

const fields = {
  required: onOff,
  from: day,
  otherwise: either("encouraged", "off"),
  helpdesk: level,
  helpdeskFrom: day,
  admin: level,
  adminFrom: day,
  owner: level,
  ownerFrom: day,
  graceDays,
};

const instant = (text: string) => (text === "" ? null : `${text}T00:00:00.000Z`);

function read(data: Read<typeof fields>): Pick<Settings, "requirement" | "graceDays"> {
  const member: Requirement = data.required
    ? { level: "required", from: instant(data.from) }
    : { level: data.otherwise, from: null };
  const of = (own: typeof data.owner, from: string): Requirement =>
    own === "same" ? member : { level: own, from: own === "required" ? instant(from) : null };
  const requirement = {
    member,
    helpdesk: of(data.helpdesk, data.helpdeskFrom),
    admin: of(data.admin, data.adminFrom),
    owner: of(data.owner, data.ownerFrom),
  };
  return { requirement, graceDays: data.graceDays };
}

function write({ requirement, graceDays }: Settings): Record<keyof typeof fields, string> {
  const { member } = requirement;
  const own = (role: RoleName) => {
    const { level, from } = requirement[role];
    const same = level === member.level && from === member.from;
    return [same ? "same" : level, same ? "" : dayOf(from)] as const;
  };
  const [helpdesk, helpdeskFrom] = own("helpdesk");
  const [admin, adminFrom] = own("admin");
  const [owner, ownerFrom] = own("owner");
  return {
    required: flag(member.level === "required"),
    from: dayOf(member.from),
    otherwise: member.level === "off" ? "off" : "encouraged",
    helpdesk,
    helpdeskFrom,
    admin,
    adminFrom,
    owner,
    ownerFrom,
    graceDays: String(graceDays),
  };
}

/** Who must have a second factor, from when, and the grace of new members. */
export const requirement = { fields, read, write };
