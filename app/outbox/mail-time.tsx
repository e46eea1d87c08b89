import { readLanguage } from "@/components/language/read-words";

const inLanguage = (locale: string) =>
  new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "medium", timeZone: "UTC" });
const formats = { en: inLanguage("en-GB"), de: inLanguage("de-DE") };

/** Says when a mail was sent, to the second, in UTC. */
export async function MailTime({ at }: { at: string }) {
  return (
    <time dateTime={at} className="shrink-0 tabular-nums">
      {formats[await readLanguage()].format(new Date(at))} UTC
    </time>
  );
}
