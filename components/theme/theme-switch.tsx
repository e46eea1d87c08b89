import { readWords } from "@/components/language/read-words";
import { shared } from "@/words/shared";
import { readTheme } from "./read-theme";
import { setTheme } from "./set-theme";
import { themes } from "./theme";

/** Offers the three themes as buttons of one plain form, so it works without script. */
export async function ThemeSwitch() {
  const [current, words] = await Promise.all([readTheme(), readWords(shared)]);
  return (
    <form action={setTheme}>
      <fieldset className="flex items-center gap-1">
        <legend className="float-left pe-1 text-13 text-ink-faint">{words.theme}</legend>
        {themes.map((theme) => (
          <button
            key={theme}
            type="submit"
            name="theme"
            value={theme}
            aria-pressed={theme === current}
            className="min-h-6 rounded-sm px-1.5 text-13 text-ink-faint hover:text-ink aria-pressed:bg-sunken aria-pressed:text-ink"
          >
            {words.themes[theme]}
          </button>
        ))}
      </fieldset>
    </form>
  );
}
