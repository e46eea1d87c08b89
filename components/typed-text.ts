// What was typed into a form outlives the page that could not send it: a page of an earlier version, or one whose server failed.
// It stays in this browser's tab, and goes once it is given back. Passwords and codes are never kept.

type Typed = { page: string; form: string; values: [name: string, value: string][] };
type TextElement = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const key = "gatehouse.typed";
const texts = ["text", "email", "url", "number", "date", "tel", "search", "textarea", "select-one"];
const secret = /password|code|secret|token/i;
let sent: Typed | undefined;

const fieldsOf = (form: HTMLFormElement) =>
  ([...form.elements] as TextElement[]).filter(
    ({ name, type, autocomplete }) => name && texts.includes(type) && !secret.test(`${name} ${autocomplete}`),
  );
const nameOf = (form: HTMLFormElement) =>
  fieldsOf(form)
    .map(({ name }) => name)
    .join(" ");

/** Notes what a form is about to send. */
export function noteTyped(form: HTMLFormElement): void {
  const values = fieldsOf(form).map(({ name, value }): [string, string] => [name, value]);
  sent = { page: location.pathname, form: nameOf(form), values };
}

/** Keeps what the last form sent until its page is here again. For the page that says that it could not be sent. */
export function keepTyped(): void {
  try {
    if (sent && sent.values.length > 0) sessionStorage.setItem(key, JSON.stringify(sent));
  } catch {
    // A browser that stores nothing keeps nothing.
  }
}

/** Gives a form back what was kept for it, once. */
export function giveBackTyped(form: HTMLFormElement): void {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? "null") as Typed | null;
    if (kept?.page !== location.pathname || kept.form !== nameOf(form)) return;
    sessionStorage.removeItem(key);
    for (const field of fieldsOf(form)) {
      const value = kept.values.find(([name]) => name === field.name)?.[1];
      if (value === undefined || value === field.value) continue;
      field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  } catch {
    // Nothing readable was kept.
  }
}
