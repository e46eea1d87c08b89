import { Notice } from "@/components/ui/notice";
import { RadioGroup } from "@/components/ui/radio-group";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { TextField } from "@/components/ui/text-field";
import type { PolicyWords } from "@/words/policy";
import type { toFields } from "./read-form";

type Props = {
  values: ReturnType<typeof toFields>;
  /** What requiring a second factor of all members means, in numbers. */
  consequence: string;
  uniform: boolean;
  available: boolean;
  words: PolicyWords;
};

const levels = ["same", "required", "encouraged", "off"] as const;

/** Asks who must have a second factor, and from when. */
export function RequirementSection({
  values,
  consequence,
  uniform,
  available,
  words: { requirement: words, sections },
}: Props) {
  return (
    <Section anchor="requirement" title={sections.requirement}>
      <div className="group/requirement flex flex-col gap-5">
        {!available && (
          <Notice tone="plain" title={words.noPlan}>
            {words.noPlanText}
          </Notice>
        )}
        <Switch
          name="required"
          label={words.label}
          consequence={consequence}
          defaultChecked={available && values.required === "on"}
          disabled={!available}
        />
        {available && (
          <>
            <div className="hidden group-has-[[name=required]:checked]/requirement:block">
              <TextField name="from" type="date" label={words.from} hint={words.fromHint} defaultValue={values.from} />
            </div>
            <div className="group-has-[[name=required]:checked]/requirement:hidden">
              <RadioGroup
                name="otherwise"
                legend={words.otherwise}
                defaultValue={values.otherwise}
                options={[
                  {
                    value: "encouraged",
                    label: words.encourage,
                    hint: words.encourageHint,
                  },
                  { value: "off", label: words.leave },
                ]}
              />
            </div>
            <details className="group" open={!uniform}>
              <summary className="w-fit cursor-pointer rounded-sm font-medium">{words.roles}</summary>
              <p className="mt-1 text-13 text-ink-soft">{words.rolesHint}</p>
              <div className="mt-4 grid gap-4 md:grid-cols-3">
                <RoleFields name="helpdesk" values={values} words={words} />
                <RoleFields name="admin" values={values} words={words} />
                <RoleFields name="owner" values={values} words={words} />
              </div>
            </details>
          </>
        )}
        <TextField
          name="graceDays"
          type="number"
          min={0}
          max={90}
          label={words.grace}
          hint={words.graceHint}
          defaultValue={values.graceDays}
        />
      </div>
    </Section>
  );
}

type RoleProps = {
  name: "helpdesk" | "admin" | "owner";
  values: Props["values"];
  words: PolicyWords["requirement"];
};

function RoleFields({ name, values, words }: RoleProps) {
  const options = levels.map((value) => ({ value, label: words.levels[value] }));
  return (
    <div className="group/role flex flex-col gap-3">
      <Select name={name} label={words[name]} options={options} defaultValue={values[name]} />
      <div className="hidden group-has-[[value=required]:checked]/role:block">
        <TextField name={`${name}From`} type="date" label={words.roleFrom[name]} defaultValue={values[`${name}From`]} />
      </div>
    </div>
  );
}
