import { RadioGroup } from "@/components/ui/radio-group";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { TextField } from "@/components/ui/text-field";
import type { Coverage } from "@/lib/rules/policy/coverage";
import type { toFields } from "./read-form";
import { sayDependence } from "./sentences";

type Values = ReturnType<typeof toFields>;

type MethodsProps = { values: Values; only: Coverage["only"]; required: boolean };

/** Asks which methods count. */
export function MethodsSection({ values, only, required }: MethodsProps) {
  const said = (kind: keyof Coverage["only"]) => sayDependence(only[kind], values[kind] === "on", required);
  return (
    <Section
      anchor="methods"
      title="Methods"
      description="A method you no longer allow still answers the next sign-in; then its owner enrols an accepted one. Nobody is shut out."
    >
      <div className="flex flex-col gap-5">
        <Switch
          name="totp"
          label="Authenticator apps"
          consequence={said("totp")}
          defaultChecked={values.totp === "on"}
        />
        <Switch
          name="passkey"
          label="Passkeys and security keys"
          consequence={said("passkey")}
          defaultChecked={values.passkey === "on"}
        />
        <Switch
          name="email"
          label="Email codes"
          consequence={
            <>
              The weakest method: it is only as safe as the mailbox, and never counts for owners and admins.{" "}
              {said("email")}
            </>
          }
          defaultChecked={values.email === "on"}
        />
      </div>
    </Section>
  );
}

/** Asks how recovery codes are made and shown. */
export function RecoveryCodesSection({ values }: { values: Values }) {
  return (
    <Section
      anchor="recovery-codes"
      title="Recovery codes"
      description="The way in when a phone is lost. Everybody gets a set with their first method."
    >
      <div className="flex flex-col gap-6">
        <Select
          name="count"
          label="Codes in a set"
          hint="Applies to the next set each member makes."
          options={["10", "8", "5"].map((value) => ({ value, label: value }))}
          defaultValue={values.count}
        />
        <RadioGroup
          name="used"
          legend="After a code is used"
          defaultValue={values.used}
          options={[
            { value: "burn", label: "It is gone", hint: "The set gets smaller; the member is told how many are left." },
            {
              value: "replace",
              label: "A new code takes its place",
              hint: "The set stays full; the new code is shown at once.",
            },
          ]}
        />
        <RadioGroup
          name="shown"
          legend="Codes are shown"
          defaultValue={values.shown}
          options={[
            {
              value: "once",
              label: "Once, when they are made",
              hint: "No readable copy is kept. Copies kept so far are destroyed.",
            },
            { value: "again", label: "Again, after fresh proof", hint: "A sealed copy is kept, from the next set on." },
          ]}
        />
      </div>
    </Section>
  );
}

/** Asks what enrolment looks like. */
export function EnrolmentSection({ values, workspace }: { values: Values; workspace: string }) {
  return (
    <Section anchor="enrolment" title="Enrolment">
      <div className="flex flex-col gap-6">
        <RadioGroup
          name="afterEnrolment"
          legend="After adding a method from the settings"
          defaultValue={values.afterEnrolment}
          options={[
            { value: "carry_on", label: "Carry on", hint: "Their other sessions end." },
            { value: "sign_in_again", label: "Sign in again with the new method", hint: "All their sessions end." },
          ]}
        />
        <TextField
          name="issuer"
          label="Name in authenticator apps"
          hint={`Shown above the account in the app. Empty: ${workspace}. Apps linked already keep the name they have.`}
          defaultValue={values.issuer}
          maxLength={60}
          placeholder={workspace}
        />
      </div>
    </Section>
  );
}
