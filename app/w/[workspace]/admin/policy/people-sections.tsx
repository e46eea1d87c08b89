import { RadioGroup } from "@/components/ui/radio-group";
import { Section } from "@/components/ui/section";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import type { PolicyWords } from "@/words/policy";
import type { toFields } from "./read-form";

type Props = { values: ReturnType<typeof toFields>; words: PolicyWords };

/** Asks who may sign up. */
export function SignUpSection({ values, words: { signUp: words, sections } }: Props) {
  return (
    <Section anchor="sign-up" title={sections.signUp}>
      <div className="group/sign-up flex flex-col gap-5">
        <RadioGroup
          name="signUp"
          legend={words.legend}
          defaultValue={values.signUp}
          options={[
            { value: "invited", label: words.invited },
            {
              value: "domains",
              label: words.anyone,
              hint: words.anyoneHint,
            },
          ]}
        />
        <div className="hidden group-has-[[value=domains]:checked]/sign-up:block">
          <TextArea
            name="domains"
            label={words.domains}
            hint={words.domainsHint}
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
export function ResetsSection({ values, words: { resets: words, sections } }: Props) {
  return (
    <Section anchor="resets" title={sections.resets} description={words.lead}>
      <div className="flex flex-col gap-6">
        <RadioGroup
          name="resetMembers"
          legend={words.members}
          defaultValue={values.resetMembers}
          options={[
            { value: "one", label: words.one },
            { value: "two", label: words.two },
          ]}
        />
        <RadioGroup
          name="resetOwners"
          legend={words.owners}
          defaultValue={values.resetOwners}
          options={[
            { value: "owner", label: words.owner, hint: words.ownerHint },
            { value: "second_owner", label: words.secondOwner, hint: words.secondOwnerHint },
          ]}
        />
      </div>
    </Section>
  );
}

/** Asks when the published settings start. */
export function TimingSection({ values, words: { timing: words, sections } }: Props) {
  return (
    <Section anchor="timing" title={sections.timing} description={words.lead}>
      <div className="group/timing flex flex-col gap-5">
        <RadioGroup
          name="when"
          legend={words.legend}
          defaultValue={values.when}
          options={[
            { value: "now", label: words.now },
            { value: "day", label: words.day, hint: words.dayHint },
          ]}
        />
        <div className="hidden group-has-[[value=day]:checked]/timing:block">
          <TextField name="day" type="date" label={words.date} hint={words.dateHint} defaultValue={values.day} />
        </div>
      </div>
    </Section>
  );
}
