import { RadioGroup } from "@/components/ui/radio-group";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { TextField } from "@/components/ui/text-field";
import type { Coverage } from "@/lib/rules/policy/coverage";
import type { PolicyWords } from "@/words/policy";
import type { toFields } from "./read-form";

type Values = ReturnType<typeof toFields>;
type SectionProps = { values: Values; words: PolicyWords };

type MethodsProps = { values: Values; only: Coverage["only"]; required: boolean; words: PolicyWords };

/** Asks which methods count. */
export function MethodsSection({ values, only, required, words: { methods: words, sections } }: MethodsProps) {
  const said = (kind: keyof Coverage["only"]) => words.dependence(only[kind], values[kind] === "on", required);
  return (
    <Section anchor="methods" title={sections.methods} description={words.lead}>
      <div className="flex flex-col gap-5">
        <Switch name="totp" label={words.totp} consequence={said("totp")} defaultChecked={values.totp === "on"} />
        <Switch
          name="passkey"
          label={words.passkey}
          consequence={said("passkey")}
          defaultChecked={values.passkey === "on"}
        />
        <Switch
          name="email"
          label={words.email}
          consequence={
            <>
              {words.emailHint} {said("email")}
            </>
          }
          defaultChecked={values.email === "on"}
        />
      </div>
    </Section>
  );
}

/** Asks how recovery codes are made and shown. */
export function RecoveryCodesSection({ values, words: { codes: words, sections } }: SectionProps) {
  return (
    <Section anchor="recovery-codes" title={sections.recoveryCodes} description={words.lead}>
      <div className="flex flex-col gap-6">
        <Select
          name="count"
          label={words.count}
          hint={words.countHint}
          options={["10", "8", "5"].map((value) => ({ value, label: value }))}
          defaultValue={values.count}
        />
        <RadioGroup
          name="used"
          legend={words.used}
          defaultValue={values.used}
          options={[
            { value: "burn", label: words.burn, hint: words.burnHint },
            {
              value: "replace",
              label: words.replace,
              hint: words.replaceHint,
            },
          ]}
        />
        <RadioGroup
          name="shown"
          legend={words.shown}
          defaultValue={values.shown}
          options={[
            {
              value: "once",
              label: words.once,
              hint: words.onceHint,
            },
            { value: "again", label: words.again, hint: words.againHint },
          ]}
        />
      </div>
    </Section>
  );
}

/** Asks what enrolment looks like. */
export function EnrolmentSection({
  values,
  workspace,
  words: { enrolment: words, sections },
}: SectionProps & { workspace: string }) {
  return (
    <Section anchor="enrolment" title={sections.enrolment}>
      <div className="flex flex-col gap-6">
        <RadioGroup
          name="afterEnrolment"
          legend={words.after}
          defaultValue={values.afterEnrolment}
          options={[
            { value: "carry_on", label: words.carryOn, hint: words.carryOnHint },
            { value: "sign_in_again", label: words.signIn, hint: words.signInHint },
          ]}
        />
        <TextField
          name="issuer"
          label={words.issuer}
          hint={words.issuerHint(workspace)}
          defaultValue={values.issuer}
          maxLength={60}
          placeholder={workspace}
        />
      </div>
    </Section>
  );
}
