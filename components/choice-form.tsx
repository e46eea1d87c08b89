type Choice = { value: string; label: string; lang?: string };
type Props = {
  action: (form: FormData) => Promise<void>;
  name: string;
  legend: string;
  choices: Choice[];
  current: string;
};

/** Offers a few choices as the buttons of one plain form, so it works without script. */
export function ChoiceForm({ action, name, legend, choices, current }: Props) {
  return (
    <form action={action}>
      <fieldset className="flex items-center gap-1">
        <legend className="float-left pe-1 text-13 text-ink-faint">{legend}</legend>
        {choices.map(({ value, label, lang }) => (
          <button
            key={value}
            type="submit"
            name={name}
            value={value}
            lang={lang}
            aria-pressed={value === current}
            className="min-h-6 rounded-sm px-1.5 text-13 text-ink-faint hover:text-ink aria-pressed:bg-sunken aria-pressed:text-ink"
          >
            {label}
          </button>
        ))}
      </fieldset>
    </form>
  );
}
