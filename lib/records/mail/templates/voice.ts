import { inert, plain } from "@/lib/records/mail/inert";
import type { MailReader, Unlocker } from "@/lib/records/mail/reader";
import type { CredentialName } from "@/lib/rules/sign-in/credential-name";
import type { Device } from "@/lib/rules/sign-in/device";
import { type Language, languages, parseLanguage } from "@/words/language";
import { type MailWords, mails } from "@/words/mails";
import { methods } from "@/words/methods";

/** How a mail speaks to its reader: the words of their language, their time zone, and people's own texts made harmless. */
export type Voice = {
  language: Language;
  words: MailWords;
  /** The colour that the workspace's admins chose. Null: the product's. */
  accent: string | null;
  /** Who would unlock the reader's account. */
  unlocker: Unlocker;
  /** Makes a text that people chose harmless, at most `limit` code points long. */
  name(text: string, limit?: number): string;
  /** Writes a moment with its time zone: "22 November 2025 at 14:05 UTC". */
  time(at: string): string;
  /** Says when something happened and, if known, on which device. */
  when(notice: { at: string; device?: Device }): string;
  /** Names a device. Returns null if none is known. */
  device(device: Device | undefined): string | null;
  /** Names who acted, at the beginning of a sentence. Null is the operator, who has no account. */
  who(name: string | null): string;
  /** Names a member with their address. */
  person(member: { name: string; email: string }): string;
  /** Says what a credential is called. */
  credential(method: CredentialName): string;
  /** Names a method by its kind and by what it is called; by its kind alone where it has no name of its own. */
  method(method: CredentialName): string;
};

const locales: Record<Language, string> = { en: "en-GB", de: "de-DE" };

/** Writes a moment in a language and a time zone, with the zone's name. */
function sayTime(at: string, language: Language, timeZone: string): string {
  const locale = locales[language];
  const moment = new Date(at);
  const minute = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short", timeZone }).format(moment);
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "short" }).formatToParts(moment);
  return `${minute} ${parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone}`;
}

/** Returns the voice for a reader. A language that is not offered becomes the first one. */
export function voiceFor(reader: MailReader): Voice {
  const language = parseLanguage(reader.language) ?? languages[0];
  const words = mails[language];
  const { methodWords, sayName } = methods[language];
  const time = (at: string) => sayTime(at, language, reader.timeZone);
  const device = (known: Device | undefined) => (known ? inert(words.letter.device(known)) : null);
  return {
    language,
    words,
    accent: reader.accent ?? null,
    unlocker: reader.unlocker ?? "admin",
    name: inert,
    time,
    when: (notice) => words.letter.when(time(notice.at), device(notice.device)),
    device,
    who: (name) => (name === null ? words.letter.operator : inert(name)),
    person: ({ name, email }) => `${inert(name)} (${plain(email, 320)})`,
    credential: (method) => inert(sayName(method)),
    method: (method) => {
      const [kind, name] = [methodWords[method.kind], sayName(method)];
      const isPlain = name === kind || (method.name === null && method.provider === null);
      return isPlain ? inert(name) : words.letter.named(kind, inert(name));
    },
  };
}
