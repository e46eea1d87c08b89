import { Notice } from "@/components/ui/notice";
import { RadioGroup } from "@/components/ui/radio-group";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { TextField } from "@/components/ui/text-field";
import type { toFields } from "./read-form";

type Props = {
  values: ReturnType<typeof toFields>;
  /** What requiring a second factor of all members means, in numbers. */
  consequence: string;
  uniform: boolean;
  available: boolean;
};

const levels = [
  { value: "same", label: "Like members" },
  { value: "required", label: "Required" },
  { value: "encouraged", label: "Encouraged" },
  { value: "off", label: "Left to each person" },
];

/** Asks who must have a second factor, and from when. */
export function RequirementSection({ values, consequence, uniform, available }: Props) {
  return (
    <Section anchor="requirement" title="Requirement">
      <div className="group/requirement flex flex-col gap-5">
        {!available && (
          <Notice tone="plain" title="Not available on your plan">
            On the business plan everybody may use two-factor authentication, and nobody can be made to. On the
            enterprise plan you can require it here. Whoever runs this installation sets the plan.
          </Notice>
        )}
        <Switch
          name="required"
          label="Require two-factor authentication"
          consequence={consequence}
          defaultChecked={available && values.required === "on"}
          disabled={!available}
        />
        {available && (
          <>
            <div className="hidden group-has-[[name=required]:checked]/requirement:block">
              <TextField
                name="from"
                type="date"
                label="Required from (optional)"
                hint="Empty: from the moment the policy takes hold. With a day, existing members have until it begins (00:00 UTC)."
                defaultValue={values.from}
              />
            </div>
            <div className="group-has-[[name=required]:checked]/requirement:hidden">
              <RadioGroup
                name="otherwise"
                legend="While it is not required"
                defaultValue={values.otherwise}
                options={[
                  {
                    value: "encouraged",
                    label: "Encourage it",
                    hint: "Members without one are asked to set it up, and may put it off.",
                  },
                  { value: "off", label: "Leave it to each person" },
                ]}
              />
            </div>
            <details className="group" open={!uniform}>
              <summary className="w-fit cursor-pointer rounded-sm font-medium">
                Ask some roles for something else
              </summary>
              <p className="mt-1 text-13 text-ink-soft">
                Owners and admins have to be asked for at least as much as members.
              </p>
              <div className="mt-4 grid gap-4 md:grid-cols-3">
                <RoleFields name="helpdesk" label="Help desk" values={values} />
                <RoleFields name="admin" label="Admins" values={values} />
                <RoleFields name="owner" label="Owners" values={values} />
              </div>
            </details>
          </>
        )}
        <TextField
          name="graceDays"
          type="number"
          min={0}
          max={90}
          label="Days of grace for new members"
          hint="How long somebody who joins may wait. 0: they set it up while joining. The day is fixed when they join and never moves back."
          defaultValue={values.graceDays}
        />
      </div>
    </Section>
  );
}

function RoleFields({
  name,
  label,
  values,
}: {
  name: "helpdesk" | "admin" | "owner";
  label: string;
  values: Props["values"];
}) {
  return (
    <div className="group/role flex flex-col gap-3">
      <Select name={name} label={label} options={levels} defaultValue={values[name]} />
      <div className="hidden group-has-[[value=required]:checked]/role:block">
        <TextField
          name={`${name}From`}
          type="date"
          label={`${label}: required from (optional)`}
          defaultValue={values[`${name}From`]}
        />
      </div>
    </div>
  );
}
