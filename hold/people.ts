import { randomBytes } from "node:crypto";
import {
  type Account,
  addPasskey,
  enrolApp,
  expectAt,
  openWorkspace,
  provePassword,
  signIn,
  signInByPasskey,
} from "@/test/account";
import { Authenticator } from "@/test/authenticator";
import { readActions, Visitor } from "@/test/visitor";
import type { Oracle } from "./oracle";
import type { Outbox } from "./outbox";
import type { Stage } from "./stage";

/** A person of the trial, at a browser of their own. */
export type Person = { account: Account; visitor: Visitor };
export type Trial = { stage: Stage; oracle: Oracle; outbox: Outbox };

const actions = new Map<string, string>();
let addresses = 0;

/** Letters only: digits would look like a code. */
export const unique = () => Array.from(randomBytes(10), (byte) => String.fromCharCode(97 + (byte % 26))).join("");

export function invent({ stage }: Trial, slug: string, name: string): Person {
  const id = unique();
  const account: Account = {
    slug,
    name,
    email: `${name.split(" ")[0]?.toLowerCase()}-${id}@example.test`,
    password: `quiet-harbour-${id}-lamp`,
    app: null,
    passkey: null,
    recoveryCodes: [],
  };
  return { account, visitor: openBrowser(stage) };
}

export function openBrowser(stage: Stage, cookie = ""): Visitor {
  if (actions.size === 0) for (const [name, id] of readActions()) actions.set(name, id);
  addresses += 1;
  const address = `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`;
  const visitor = new Visitor(() => stage.client, address, actions);
  visitor.cookie = cookie;
  return visitor;
}

/** Opens a workspace whose owner has an app and a passkey. */
export async function openTenant(trial: Trial): Promise<Person> {
  const { stage, oracle, outbox } = trial;
  const person = invent(trial, `hold-${unique()}`, "Olga Owner");
  const { account, visitor } = person;
  oracle.type("session.signed_in", account.email, "opening");
  await openWorkspace(visitor, account, (to, subject) => outbox.read(to, subject));
  oracle.acknowledge("workspace.created", account.email);
  oracle.acknowledge("credential.added", account.email);
  keepSecrets(oracle, account);
  await addPasskey(visitor, account, new Authenticator({ rpId: "localhost", origin: stage.origin }));
  oracle.acknowledge("credential.added", account.email);
  return person;
}

export function keepSecrets(oracle: Oracle, { app, password, recoveryCodes }: Account): void {
  for (const secret of [app?.key, password, ...recoveryCodes]) if (secret) oracle.secrets.add(secret);
}

/** Signs an owner in by passkey, so that what they do next is freshly proven. */
export async function prove({ oracle }: Trial, { account, visitor }: Person): Promise<void> {
  oracle.type("session.signed_in", account.email, unique());
  visitor.cookie = "";
  const led = await signInByPasskey(visitor, account);
  if (!led.startsWith(`/w/${account.slug}`) || led.includes("sign-in")) throw new Error(`the passkey led to "${led}"`);
  oracle.acknowledge("session.signed_in", account.email);
}

/** Has the owner invite a new person. Returns the person and the path of the link in their mail. */
export async function invite(trial: Trial, owner: Person): Promise<{ person: Person; link: string }> {
  const { slug } = owner.account;
  const person = invent(trial, slug, "Mia Member");
  const { email } = person.account;
  const page = await owner.visitor.open(`/w/${slug}/admin/members/invite`);
  const sent = await owner.visitor.press(page, 'name="addresses"', { addresses: email, role: "member", file: "" });
  expectAt("invite", sent, page.path);
  const link = linkIn(await trial.outbox.read(email, /./), "/invite/");
  trial.oracle.secrets.add(link.split("/").at(-1) ?? "");
  return { person, link };
}

/** Joins by the link and enrols an app. */
export async function join({ oracle }: Trial, { account, visitor }: Person, link: string): Promise<void> {
  const { slug, email, name, password } = account;
  oracle.type("member.joined", email, link);
  oracle.type("session.signed_in", email, "joining");
  const page = await visitor.open(link);
  const joined = expectAt("join", await visitor.press(page, 'name="password"', { name, password }), `/w/${slug}/enrol`);
  oracle.acknowledge("member.joined", email);
  await enrolApp(visitor, account, joined);
  oracle.acknowledge("credential.added", email);
  keepSecrets(oracle, account);
}

/** Signs in with password and app. */
export async function signInByApp({ oracle }: Trial, { account, visitor }: Person): Promise<void> {
  visitor.cookie = "";
  oracle.type("session.signed_in", account.email, unique());
  await signIn(visitor, account);
  oracle.acknowledge("session.signed_in", account.email);
}

/** Signs in with password and the next recovery code. */
export async function signInByRecovery({ oracle }: Trial, { account, visitor }: Person): Promise<void> {
  const { slug, email } = account;
  const code = account.recoveryCodes.shift();
  if (!code) return;
  visitor.cookie = "";
  oracle.type("recovery_code.used", email, code);
  oracle.type("session.signed_in", email, code);
  expectAt("password", await provePassword(visitor, account), `/w/${slug}/verify`);
  const page = await visitor.open(`/w/${slug}/verify?with=recovery-code`);
  expectAt("recovery code", await visitor.press(page, 'name="code"', { code }), `/w/${slug}/account/security/lost`);
  oracle.acknowledge("recovery_code.used", email);
  oracle.acknowledge("session.signed_in", email);
}

/** Asks for a link to a new password and returns its path. */
export async function askForLink({ outbox, oracle }: Trial, { account, visitor }: Person): Promise<string> {
  const { slug, email } = account;
  visitor.cookie = "";
  const page = await visitor.open(`/w/${slug}/forgot-password`);
  expectAt("ask for a link", await visitor.press(page, 'name="email"', { email }), page.path);
  const link = linkIn(await outbox.read(email, /password/i), "/reset-password/");
  oracle.secrets.add(link.split("/").at(-1) ?? "");
  return link;
}

/** Sets a new password by a mailed link. */
export async function resetPassword(trial: Trial, person: Person): Promise<void> {
  const { account, visitor } = person;
  const link = await askForLink(trial, person);
  const newPassword = `other-harbour-${unique()}-lamp`;
  trial.oracle.type("password.reset", account.email, link);
  const saved = await visitor.press(await visitor.open(link), 'name="newPassword"', { newPassword });
  expectAt("new password", saved, `/w/${account.slug}/sign-in`);
  trial.oracle.acknowledge("password.reset", account.email);
  account.password = newPassword;
  trial.oracle.secrets.add(newPassword);
}

/** Has the owner reset a member's second factor. Returns the code. */
export async function issueReset(trial: Trial, owner: Person, { account }: Person): Promise<string> {
  const { slug } = owner.account;
  const [member] = await trial.stage.query<{ id: string }>("select id from member where email = $1", [account.email]);
  const page = await owner.visitor.open(`/w/${slug}/admin/members/${member?.id}?act=reset`);
  const shown = await owner.visitor.press(page, 'name="identityCheck"', {
    identityCheck: "seen",
    password: owner.account.password,
    code: "",
  });
  const code = /\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){4}\b/.exec(shown.text)?.[0];
  if (!code) throw new Error(`no reset code: ${shown.status} ${shown.path}`);
  trial.oracle.acknowledge("reset.issued", account.email);
  trial.oracle.secrets.add(code);
  return code;
}

/** Gets back in with the reset code and enrols again. */
export async function useReset({ oracle }: Trial, { account, visitor }: Person, code: string): Promise<void> {
  const { slug, email } = account;
  visitor.cookie = "";
  const page = expectAt("password", await provePassword(visitor, account), `/w/${slug}/reset-code`);
  oracle.type("reset.used", email, code);
  oracle.type("session.signed_in", email, code);
  const opened = expectAt("reset code", await visitor.press(page, 'name="code"', { code }), `/w/${slug}/enrol`);
  account.passkey = null;
  await enrolApp(visitor, account, opened);
  oracle.acknowledge("reset.used", email);
  oracle.acknowledge("credential.added", email);
  keepSecrets(oracle, account);
}

/** Returns the path of the first link in a mail that has this in it. */
function linkIn(mail: string, part: string): string {
  const found = mail.split(/\s+/).find((word) => word.startsWith("http") && word.includes(part));
  if (!found) throw new Error(`there is no link with ${part} in the mail`);
  return new URL(found).pathname;
}
