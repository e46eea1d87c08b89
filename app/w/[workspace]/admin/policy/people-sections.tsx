import { RadioGroup } from "@/components/ui/radio-group";
import { Section } from "@/components/ui/section";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import type { toFields } from "./read-form";

type Values = ReturnType<typeof toFields>;

/** Asks who may sign up. */
export function SignUpSection({ values }: { values: Values }) {
  return (
    <Section anchor="sign-up" title="Who may sign up">
      <div className="group/sign-up flex flex-col gap-5">
        <RadioGroup
          name="signUp"
          legend="New members"
          defaultValue={values.signUp}
          options={[
            { value: "invited", label: "Only who is invited" },
            {
              value: "domains",
              label: "Anyone with an address at these domains",
              hint: "The address is confirmed first. Subdomains do not count. They join as members.",
            },
          ]}
        />
        <div className="hidden group-has-[[value=domains]:checked]/sign-up:block">
          <TextArea
            name="domains"
            label="Domains"
            hint="One a line, like example.com."
            rows={3}
            defaultValue={values.domains}
            spellCheck={false}
            autoCapitalize="none"
          />
        </div>
      </div>
    </Section>
  );
}

/** Asks who may reset which second factors. */
export function ResetsSection({ values }: { values: Values }) {
  return (
    <Section anchor="resets" title="Resets" description="Who may help a colleague who lost their second factor.">
      <div className="flex flex-col gap-6">
        <RadioGroup
          name="resetMembers"
          legend="A member’s second factor is reset by"
          defaultValue={values.resetMembers}
          options={[
            { value: "one", label: "One admin or help desk member" },
            { value: "two", label: "Two people: one asks, another approves" },
          ]}
        />
        <RadioGroup
          name="resetOwners"
          legend="An admin’s or owner’s second factor is reset by"
          defaultValue={values.resetOwners}
          options={[
            { value: "owner", label: "An owner", hint: "Nobody resets themself." },
            { value: "second_owner", label: "An owner, and a second owner approves", hint: "Asks for three owners." },
          ]}
        />
      </div>
    </Section>
  );
}

/** Asks when the published settings start. */
export function TimingSection({ values }: { values: Values }) {
  return (
    <Section anchor="timing" title="When this takes hold" description="A draft changes nothing. Publishing does.">
      <div className="group/timing flex flex-col gap-5">
        <RadioGroup
          name="when"
          legend="The published policy takes hold"
          defaultValue={values.when}
          options={[
            { value: "now", label: "At once" },
            { value: "day", label: "On a day", hint: "Until then you can undo it; nothing else can be drafted." },
          ]}
        />
        <div className="hidden group-has-[[value=day]:checked]/timing:block">
          <TextField name="day" type="date" label="Day" hint="It begins at 00:00 UTC." defaultValue={values.day} />
        </div>
      </div>
    </Section>
  );
}
