import { z } from "zod";
import { nameField } from "@/app/fields";
import { type Requirement, type RoleName, roles, type Settings } from "@/lib/rules/policy/settings";
import type { Wish } from "@/lib/use-cases/policy-admin/draft";

const day = z.iso.date("Enter a day, like 2026-05-14.").or(z.literal(""));
const level = z.enum(["same", "required", "encouraged", "off"]).catch("same");
const issuer = z.literal("").or(nameField("a name", 60));
const domain = /^(?=.{4,253}$)([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

const graceDays = z
  .string()
  .trim()
  .regex(/^\d{1,2}$/, "Enter a number of days from 0 to 90.")
  .transform(Number)
  .pipe(z.number().max(90, "Enter a number of days from 0 to 90."));

const domains = z
  .string()
  .max(15_000, "List at most 50 domains.")
  .transform((text) =>
    [
      ...new Set(
        text
          .toLowerCase()
          .split(/[\s,;]+/)
          .map((word) => word.replace(/^@/, "")),
      ),
    ].filter(Boolean),
  )
  .pipe(
    z
      .array(z.string())
      .max(50, "List at most 50 domains.")
      .superRefine((list, context) => {
        const wrong = list.find((word) => !domain.test(word));
        if (wrong)
          context.addIssue({ code: "custom", message: `“${wrong.slice(0, 60)}” is not a domain like example.com.` });
      }),
  );

const onOff = z.string().transform((text) => text === "on");
const either = <const T extends readonly [string, ...string[]]>(...values: T) =>
  z.enum(values).catch(values[0] as T[number]);

/** The fields of the policy form, as text. */
export const fields = z.object({
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
  totp: onOff,
  passkey: onOff,
  email: onOff,
  count: either("10", "8", "5"),
  used: either("burn", "replace"),
  shown: either("once", "again"),
  afterEnrolment: either("carry_on", "sign_in_again"),
  issuer,
  signUp: either("invited", "domains"),
  domains,
  resetMembers: either("one", "two"),
  resetOwners: either("owner", "second_owner"),
  when: either("now", "day"),
  day,
});
type Fields = z.infer<typeof fields>;

const instant = (text: string) => (text === "" ? null : `${text}T00:00:00.000Z`);

function requirementOf(data: Fields): Settings["requirement"] {
  const member: Requirement = data.required
    ? { level: "required", from: instant(data.from) }
    : { level: data.otherwise, from: null };
  const of = (own: Fields["owner"], from: string): Requirement =>
    own === "same" ? member : { level: own, from: own === "required" ? instant(from) : null };
  return {
    member,
    helpdesk: of(data.helpdesk, data.helpdeskFrom),
    admin: of(data.admin, data.adminFrom),
    owner: of(data.owner, data.ownerFrom),
  };
}

/** Makes what the form says a wish; on a plan without requirements the stored one stays as it is. */
export function toWish(data: Fields, keepRequirement: Settings["requirement"] | null): Wish {
  const { count, used, shown } = data;
  const planned = data.when === "day" ? instant(data.day) : null;
  return {
    settings: {
      requirement: keepRequirement ?? requirementOf(data),
      graceDays: data.graceDays,
      methods: { totp: data.totp, passkey: data.passkey, email: data.email },
      recoveryCodes: { count: Number(count) as 10 | 8 | 5, used, shown },
      afterEnrolment: data.afterEnrolment,
      issuer: data.issuer || null,
      signUp: { mode: data.signUp, domains: data.domains },
      resets: { members: data.resetMembers, owners: data.resetOwners },
    },
    effectiveAt: planned ? new Date(planned) : null,
  };
}

const dayOf = (iso: string | Date | null) => (iso === null ? "" : new Date(iso).toISOString().slice(0, 10));
const flag = (on: boolean) => (on ? "on" : "");

/** Writes settings as the form shows them: `toWish` read back gives the same settings. */
export function toFields({ settings, effectiveAt }: Wish): Record<keyof Fields, string> {
  const { requirement, methods, recoveryCodes, signUp, resets } = settings;
  const { member } = requirement;
  const own = (role: RoleName) => {
    const { level, from } = requirement[role];
    const same = level === member.level && from === member.from;
    return [same ? "same" : level, same ? "" : dayOf(from)] as const;
  };
  const [[helpdesk, helpdeskFrom], [admin, adminFrom], [owner, ownerFrom]] = [
    own("helpdesk"),
    own("admin"),
    own("owner"),
  ];
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
    graceDays: String(settings.graceDays),
    totp: flag(methods.totp),
    passkey: flag(methods.passkey),
    email: flag(methods.email),
    count: String(recoveryCodes.count),
    used: recoveryCodes.used,
    shown: recoveryCodes.shown,
    afterEnrolment: settings.afterEnrolment,
    issuer: settings.issuer ?? "",
    signUp: signUp.mode,
    domains: signUp.domains.join("\n"),
    resetMembers: resets.members,
    resetOwners: resets.owners,
    when: effectiveAt ? "day" : "now",
    day: dayOf(effectiveAt),
  };
}

/** Tells whether all roles are asked alike. */
export const isUniform = ({ requirement }: Settings) =>
  roles.every(
    (role) =>
      requirement[role].level === requirement.member.level && requirement[role].from === requirement.member.from,
  );
