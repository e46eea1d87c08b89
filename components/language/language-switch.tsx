import { ChoiceForm } from "@/components/choice-form";
import { languageNames, languages } from "@/words/language";
import { shared } from "@/words/shared";
import { readLanguage } from "./read-words";
import { setLanguage } from "./set-language";

/** Offers the languages, each in its own words. Nothing if there is one. */
export async function LanguageSwitch() {
  const current = await readLanguage();
  if (languages.length === 1) return null;
  const choices = languages.map((value) => ({ value, label: languageNames[value], lang: value }));
  const { language: legend } = shared[current];
  return <ChoiceForm action={setLanguage} name="language" legend={legend} choices={choices} current={current} />;
}
