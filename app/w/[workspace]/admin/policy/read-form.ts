import { z } from "zod";
import { roles, type Settings } from "@/lib/rules/policy/settings";
import type { DraftSettings } from "@/lib/use-cases/policy-admin/draft";
import { enrolment } from "./parts/enrolment";
import { day, dayOf, either } from "./parts/fields";
import { methods } from "./parts/methods";
import { recoveryCodes } from "./parts/recovery-codes";
import { requirement } from "./parts/requirement";
import { resets } from "./parts/resets";
import { signUp } from "./parts/sign-up";

/** The fields of the policy form, as text. */
export const fields = z.object({
  ...requirement.fields,
  ...methods.fields,
  ...recoveryCodes.fields,
  ...enrolment.fields,
  ...signUp.fields,
  ...resets.fields,
  when: either("now", "day"),
  day,
});
type Fields = z.infer<typeof fields>;

/** Makes draft settings from the form's fields. `keep` is the stored requirement, if the plan allows none to be set. */
export function toDraftSettings(data: Fields, keep: Settings["requirement"] | null): DraftSettings {
  const settings: Settings = {
    ...requirement.read(data),
    ...methods.read(data),
    ...recoveryCodes.read(data),
    ...enrolment.read(data),
    ...signUp.read(data),
    ...resets.read(data),
  };
  return {
    settings: keep ? { ...settings, requirement: keep } : settings,
    effectiveAt: data.when === "day" && data.day ? new Date(`${data.day}T00:00:00.000Z`) : null,
  };
}

/** Writes settings as the form shows them. `toDraftSettings` reads the same settings back. */
export function toFields({ settings, effectiveAt }: DraftSettings): Record<keyof Fields, string> {
  return {
    ...requirement.write(settings),
    ...methods.write(settings),
    ...recoveryCodes.write(settings),
    ...enrolment.write(settings),
    ...signUp.write(settings),
    ...resets.write(settings),
    when: effectiveAt ? "day" : "now",
    day: dayOf(effectiveAt),
  };
}

/** Tells whether all roles have the same requirement. */
export const isUniform = ({ requirement }: Settings) =>
  roles.every(
    (role) =>
      requirement[role].level === requirement.member.level && requirement[role].from === requirement.member.from,
  );
