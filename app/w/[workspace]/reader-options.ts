import { languageNames, languages } from "@/words/language";

/** The languages to choose from, each in its own words. */
export const languageOptions = languages.map((value) => ({ value, label: languageNames[value] }));

/** The time zones to choose from: the platform's, in the order of their names. */
export function zoneOptions(language: string): { value: string; label: string }[] {
  const zones = [...new Set([...Intl.supportedValuesOf("timeZone"), "UTC"])];
  return zones
    .sort((one, other) => one.localeCompare(other, language))
    .map((value) => ({ value, label: value.replaceAll("_", " ") }));
}
