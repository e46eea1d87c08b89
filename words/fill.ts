/** Puts values into a sentence that was sent to the browser, at their names in braces: "{n} of {all}". */
export const fill = (sentence: string, values: Readonly<Record<string, string>>) =>
  sentence.replace(/\{(\w+)\}/g, (name, key: string) => values[key] ?? name);
