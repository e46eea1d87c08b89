import { ActionForm, type FormAction } from "@/components/action-form";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import type { ReadApplication } from "@/lib/use-cases/applications/list";
import type { applications } from "@/words/applications";

type Props = { action: FormAction; application: ReadApplication; words: (typeof applications)["en"] };

const optionsOf = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** Everything that an admin decides about an application. */
export function SettingsForm({ action, application, words }: Props) {
  const one = application;
  const isOpenid = one.kind !== "gate";
  return (
    <ActionForm action={action}>
      <input type="hidden" name="revision" value={one.revision} />
      <TextField name="name" label={words.name} defaultValue={one.name} maxLength={60} required />
      <RadioGroup legend={words.who} name="audience" defaultValue={one.audience} options={optionsOf(words.audiences)} />
      <Marks legend={words.roles} name="roles" labels={words.roleNames} marked={one.roles} />
      <TextArea
        name="members"
        label={words.members}
        hint={words.membersHint}
        rows={3}
        defaultValue={one.members.map(({ email }) => email).join("\n")}
      />
      <RadioGroup legend={words.asks} name="demand" defaultValue={one.demand} options={optionsOf(words.demands)} />
      <TextField
        name="freshMinutes"
        label={words.again}
        hint={words.againHint}
        inputMode="numeric"
        defaultValue={one.freshMinutes === null ? "" : String(one.freshMinutes)}
      />
      <TextField name="address" label={words.start} hint={words.startHint} defaultValue={one.address} required />
      {isOpenid && (
        <>
          <TextArea
            name="redirectAddresses"
            label={words.redirects}
            hint={words.redirectsHint}
            rows={3}
            defaultValue={one.redirectAddresses.join("\n")}
          />
          <TextField name="signOutAddress" label={words.signOut} defaultValue={one.signOutAddress ?? ""} />
          <TextField
            name="backChannelAddress"
            label={words.backChannel}
            hint={words.backChannelHint}
            defaultValue={one.backChannelAddress ?? ""}
          />
          <Checkbox name="refreshTokens" label={words.refresh} defaultChecked={one.refreshTokens} />
        </>
      )}
      <Marks legend={words.claims} name="claims" labels={words.claimNames} marked={one.claims} />
      <Button tone="primary">{words.save}</Button>
    </ActionForm>
  );
}

type MarksProps = { legend: string; name: string; labels: Record<string, string>; marked: readonly string[] };

function Marks({ legend, name, labels, marked }: MarksProps) {
  return (
    <fieldset className="flex flex-col gap-2.5">
      <legend className="mb-2 font-medium">{legend}</legend>
      {Object.entries(labels).map(([value, label]) => (
        <Checkbox key={value} name={name} value={value} label={label} defaultChecked={marked.includes(value)} quiet />
      ))}
    </fieldset>
  );
}
