import { languageNames, languages } from "@/words/language";
import { shared } from "@/words/shared";
import { readLanguage } from "./read-words";
import { setLanguage } from "./set-language";

/** Offers the languages as buttons of one plain form, each in its own words, so it works without script. Nothing if there is one. */
export async function LanguageSwitch() {
  const current = await readLanguage();
  if (languages.length === 1) return null;
  return (
    <form action={setLanguage}>
      <fieldset className="flex items-center gap-1">
        <legend className="float-left pe-1 text-13 text-ink-faint">{shared[current].language}</legend>
        {languages.map((language) => (
          <button
            key={language}
            type="submit"
            name="language"
            value={language}
            lang={language}
            aria-pressed={language === current}
            className="min-h-6 rounded-sm px-1.5 text-13 text-ink-faint hover:text-ink aria-pressed:bg-sunken aria-pressed:text-ink"
          >
            {languageNames[language]}
          </button>
        ))}
      </fieldset>
    </form>
  );
}
