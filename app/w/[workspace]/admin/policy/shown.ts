import { uncovered } from "@/words/en/policy-waits";
import { publication } from "@/words/en/refusals/policy";

/** What a page says about what was just done, by the word in its address. */
const done: Record<string, string> = {
  published: "Published. Members who need to act get an email.",
  asked: "Nothing is published yet: a second person has to approve it. They and the owners get an email.",
  held: "Nothing is published yet. Every owner gets an email that can stop it.",
  refused: "Refused. Nothing was published, and it is a draft again.",
  withdrawn: "Taken back. Nothing was published, and it is a draft again.",
  stopped: "Stopped. Nothing was published, and it is a draft again.",
  discarded: "The draft is gone. The policy in force is unchanged.",
  undone: "This draft holds the settings from before. Publish it to put them in force.",
  ready: "It’s you. Nothing is published yet: see what it does below, then publish.",
  unchanged: publication.unchanged,
};

/** Says what was done, or why a publication that waited for proof was not; undefined for any other word. */
export function sayShown(show: string | undefined, hasDraft: boolean): { ok: boolean; text: string } | undefined {
  const word = String(show);
  // After the page is loaded again, what it says may be over.
  if (word === "ready" && !hasDraft) return undefined;
  if (Object.hasOwn(done, word)) return { ok: true, text: done[word] as string };
  const reason = word.startsWith("not-") ? word.slice("not-".length) : "";
  if (!Object.hasOwn(publication, reason)) return undefined;
  const sentence = publication[reason as keyof typeof publication];
  return { ok: false, text: typeof sentence === "string" ? sentence : uncovered };
}
