import { inert } from "@/lib/records/mail/inert";
import type { Notice } from "@/lib/records/mail/template";
import type { CredentialName } from "@/lib/rules/sign-in/credential-name";
import { sayDevice } from "@/words/en/devices";
import { methodWords, sayName } from "@/words/en/methods";

const minute = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });

/** Says a moment with its time zone: "22 November 2025 at 14:05 UTC". */
export function sayTime(at: string): string {
  return `${minute.format(new Date(at))} UTC`;
}

/** Says when something happened and, if known, on which device. */
export function sayWhen({ at, device }: Pick<Notice, "at" | "device">): string {
  return device ? `on ${sayTime(at)}, from ${inert(sayDevice(device))}` : `on ${sayTime(at)}`;
}

/** Names who acted. Null is the operator, who has no account. */
export function sayWho(name: string | null): string {
  return name === null ? "The operator of this installation" : inert(name);
}

/** Names a method by its kind and by what it is called; by its kind alone where it has no name of its own. */
export function sayMethod(method: CredentialName): string {
  const [kind, name] = [methodWords[method.kind], sayName(method)];
  const isPlain = name === kind || (method.name === null && method.provider === null);
  return isPlain ? inert(name) : `${kind} “${inert(name)}”`;
}
