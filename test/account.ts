import { AuthenticatorApp } from "@/e2e/fixtures/totp";
import type { Authenticator } from "./authenticator";
import { alertsOf, type Page, type Visitor } from "./visitor";

/** A mail that was sent: its first code or link is read from the text. */
export type ReadMail = (to: string, subject: RegExp) => Promise<string>;

/** What one person knows and holds in one workspace. */
export type Account = {
  slug: string;
  name: string;
  email: string;
  password: string;
  app: AuthenticatorApp | null;
  passkey: Authenticator | null;
  recoveryCodes: string[];
};

/** Thrown when the product says no: its sentence, if it has one. */
export class Refused extends Error {
  readonly status: number;

  constructor(step: string, { path, status, text }: Page) {
    super(`${step}: ${status} at ${path}: ${alertsOf(text) || text.replace(/<[^>]+>/g, " ").slice(0, 300)}`);
    this.status = status;
  }
}

/** The files of the actions that speak to authenticators. */
export const files = {
  enrol: "app/w/[workspace]/enrol/passkey-actions.ts",
  security: "app/w/[workspace]/account/security/passkey/actions.ts",
  signIn: "app/w/[workspace]/sign-in/passkey-actions.ts",
  verify: "app/w/[workspace]/verify/passkey-actions.ts",
  confirm: "app/w/[workspace]/account/confirm/other-actions.ts",
};

/** Returns the page if it is where the step leads, else throws what the product said. */
export function expectAt(step: string, page: Page, path: string): Page {
  if (page.status < 300 && page.path.split("?")[0] === path) return page;
  throw new Refused(step, page);
}

/** Opens a workspace as its first owner, in and enrolled with an app. */
export async function openWorkspace(visitor: Visitor, account: Account, read: ReadMail): Promise<void> {
  const { slug, name, email, password } = account;
  const begun = await visitor.press(await visitor.open("/new"), 'name="workspaceName"', {
    workspaceName: slug,
    slug,
    name,
    email,
    password,
  });
  const confirm = expectAt("open a workspace", begun, "/new/confirm");
  const confirmed = await visitor.press(confirm, 'name="code"', { code: codeIn(await read(email, /./)) });
  await enrolApp(visitor, account, expectAt("confirm", confirmed, `/w/${slug}/enrol`));
}

/** Links an app from the enrolment page, and saves the recovery codes. */
export async function enrolApp(visitor: Visitor, account: Account, page: Page): Promise<void> {
  const path = `/w/${account.slug}/enrol`;
  const started = expectAt("start the app", await visitor.press(page, "Authenticator app"), path);
  const app = new AuthenticatorApp(keyIn(started.text));
  const linked = await visitor.press(started, 'name="code"', { code: await app.nextCode() });
  const codes = codesIn(expectAt("link the app", linked, path).text);
  const saved = await visitor.press(linked, 'name="saved"', { saved: "on" });
  Object.assign(account, { app, recoveryCodes: codes });
  // After a reset they sign in again.
  expectAt(
    "save the codes",
    saved,
    saved.path.includes("because=enrolled") ? (saved.path.split("?")[0] ?? "") : `/w/${account.slug}`,
  );
}

/** Proves the password; the next step is the page. */
export async function provePassword(visitor: Visitor, account: Account): Promise<Page> {
  const path = `/w/${account.slug}/sign-in`;
  return visitor.press(await visitor.open(path), 'name="email"', { email: account.email, password: account.password });
}

/** Signs in with password and app. */
export async function signIn(visitor: Visitor, account: Account): Promise<Page> {
  const path = `/w/${account.slug}/verify`;
  expectAt("password", await provePassword(visitor, account), path);
  const verify = await visitor.open(`${path}?with=app`);
  const code = (await account.app?.nextCode()) ?? "";
  return expectAt("code", await visitor.press(verify, 'name="code"', { code }), `/w/${account.slug}`);
}

/** Adds a passkey from the account's page. */
export async function addPasskey(visitor: Visitor, account: Account, key: Authenticator): Promise<void> {
  const path = `/w/${account.slug}/account/security/passkey`;
  const { slug } = account;
  const asked = await visitor.call(`${files.security} askPasskey`, path, slug, "");
  const made = key.create(optionsIn(asked.value));
  const taken = await visitor.call(`${files.security} registerNewPasskey`, path, slug, null, "", made);
  const confirmed = await visitor.call(
    `${files.security} confirmNewPasskey`,
    path,
    slug,
    key.get(optionsIn(taken.value)),
  );
  if (!confirmed.to) throw new Error(`the passkey was refused: ${JSON.stringify(confirmed)}`);
  account.passkey = key;
}

/** Signs in with the passkey alone. Returns where it led; "" if it was refused. */
export async function signInByPasskey(visitor: Visitor, account: Account): Promise<string> {
  const path = `/w/${account.slug}/sign-in`;
  const asked = await visitor.call(`${files.signIn} askForSignIn`, path, account.slug);
  const answer = account.passkey?.get(optionsIn(asked.value));
  return (await visitor.call(`${files.signIn} signInByPasskey`, path, account.slug, answer)).to;
}

type Options = Parameters<Authenticator["create"]>[0];

/** Returns the options of a ceremony that an action answered. */
export function optionsIn(value: unknown): Options {
  const { options } = (value ?? {}) as { options?: Options };
  if (!options) throw new Error(`no options: ${JSON.stringify(value)}`);
  return options;
}

/** Returns the eight digits of a mailed code. */
export function codeIn(mail: string): string {
  const found = /(?<!\d)(\d{4})[ -]?(\d{4})(?!\d)/.exec(mail);
  if (!found) throw new Error("the mail has no code");
  return `${found[1]}${found[2]}`;
}

const keyIn = (html: string) => /secret=([A-Z2-7]{32})/.exec(html)?.[1] ?? "";
const codesIn = (html: string) => [...new Set(html.match(/\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b/g))];
