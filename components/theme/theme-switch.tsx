import { ChoiceForm } from "@/components/choice-form";
import { readWords } from "@/components/language/read-words";
import { shared } from "@/words/shared";
import { readTheme } from "./read-theme";
import { setTheme } from "./set-theme";
import { themes } from "./theme";

/** Offers the three themes. */
export async function ThemeSwitch() {
  const [current, words] = await Promise.all([readTheme(), readWords(shared)]);
  const choices = themes.map((value) => ({ value, label: words.themes[value] }));
  return <ChoiceForm action={setTheme} name="theme" legend={words.theme} choices={choices} current={current} />;
}
