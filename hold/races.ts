import { addPasskey, codeIn, enrolApp, expectAt, files, optionsIn, provePassword } from "@/test/account";
import { Authenticator } from "@/test/authenticator";
import { fieldsOf } from "@/test/http-client";
import type { Page, Visitor } from "@/test/visitor";
import { attempt } from "./life";
import {
  askForLink,
  invent,
  invite,
  issueReset,
  keepSecrets,
  openBrowser,
  openTenant,
  type Person,
  prove,
  signInByApp,
  type Trial,
  unique,
} from "./people";

const wide = 32;
const sessions = 4;

/** Races 32 requests for each kind of one-time thing. At most one is accepted; exactly one, if all were answered and nothing broke. */
export async function raceAll(trial: Trial): Promise<void> {
  const race = (name: string, act: () => Promise<void>) =>
    attempt(trial, `race for ${name}`, () => act().then(() => true));
  const owner = await attempt(trial, "open a workspace", () => openTenant(trial));
  await race("an email code", () => raceEmailCode(trial));
  if (!owner) return;
  const joined: Person[] = [];
  await race("an invitation", async () => void joined.push(await raceInvitation(trial, owner)));
  const [person] = joined;
  if (!person) return;
  await race("a time step", () => raceStep(trial, person));
  await race("a recovery code", () => raceRecovery(trial, person));
  await race("a challenge", () => raceChallenge(trial, person));
  await race("a reset link", () => raceLink(trial, person));
  await race("a reset code", () => raceResetCode(trial, owner, person));
}

/** Sends as many requests at once and returns the browsers that were let in. */
async function run(
  { oracle }: Trial,
  what: string,
  browsers: Visitor[],
  send: (browser: Visitor, n: number) => Promise<{ status: number; to: string }>,
  isLetIn: (to: string) => boolean,
): Promise<{ browser: Visitor; n: number }[]> {
  const began = Date.now();
  let unanswered = 0;
  const answers = await Promise.all(
    browsers.map((browser, n) =>
      send(browser, n).catch(() => {
        unanswered += 1;
        return { status: 0, to: "" };
      }),
    ),
  );
  const winners = browsers.flatMap((browser, n) => (isLetIn(answers[n]?.to ?? "") ? [{ browser, n }] : []));
  const failed = answers.filter(({ status }) => status >= 500);
  oracle.count("races");
  oracle.count("requests in races", browsers.length);
  for (const { status } of failed) if (status !== 503) oracle.violate(`race for ${what}: ${status}`);
  if (winners.length > 1) oracle.violate(`race for ${what}: ${winners.length} were let in`);
  if (winners.length === 0 && unanswered + failed.length === 0 && oracle.calmSince(began))
    oracle.violate(`race for ${what}: no one was let in`);
  return winners;
}

const post = async (browser: Visitor, { path, text }: Page, marker: string, fields: Record<string, string>) => {
  const { status, location } = await browser.send(path, { ...fieldsOf(text, marker), ...fields });
  return { status, to: location };
};

const copies = ({ stage }: Trial, cookies: string[]) =>
  Array.from({ length: wide }, (_, n) => openBrowser(stage, cookies[n % cookies.length]));

async function raceEmailCode(trial: Trial): Promise<void> {
  const { account, visitor } = invent(trial, `hold-${unique()}`, "Rita Racer");
  const { slug, name, email, password } = account;
  const page = await visitor.press(await visitor.open("/new"), 'name="workspaceName"', {
    ...{ workspaceName: slug, slug, name, email, password },
  });
  const code = codeIn(await trial.outbox.read(expectAt("open a workspace", page, "/new/confirm") && email, /./));
  const send = (browser: Visitor) => post(browser, page, 'name="code"', { code });
  const won = await run(trial, "an email code", copies(trial, [visitor.cookie]), send, (to) =>
    to.endsWith(`/${slug}/enrol`),
  );
  if (won.length > 0) trial.oracle.acknowledge("workspace.created", email);
}

/** Returns the person who joined, enrolled with an app and a passkey. */
async function raceInvitation(trial: Trial, owner: Person): Promise<Person> {
  await prove(trial, owner);
  const { person, link } = await invite(trial, owner);
  const { account } = person;
  const { slug, name, email, password } = account;
  trial.oracle.type("member.joined", email, link);
  trial.oracle.type("session.signed_in", email, "joining");
  const send = async (browser: Visitor) =>
    post(browser, await browser.open(link), 'name="password"', { name, password });
  const won = await run(trial, "an invitation", copies(trial, [""]), send, (to) => to.endsWith(`/${slug}/enrol`));
  const [first] = won;
  if (!first) throw new Error("no one joined");
  trial.oracle.acknowledge("member.joined", email);
  const visitor = first.browser;
  await enrolApp(visitor, account, await visitor.open(`/w/${slug}/enrol`));
  keepSecrets(trial.oracle, account);
  await addPasskey(visitor, account, new Authenticator({ rpId: "localhost", origin: trial.stage.origin }));
  return { account, visitor };
}

/** Opens challenges of one person, each in a browser of its own. */
async function openChallenges(
  { stage }: Trial,
  { account }: Person,
  path: string,
): Promise<{ cookies: string[]; page: Page }> {
  const browsers = Array.from({ length: sessions }, () => openBrowser(stage));
  for (const browser of browsers)
    expectAt("password", await provePassword(browser, account), `/w/${account.slug}/verify`);
  const page = await (browsers[0] as Visitor).open(path);
  return { cookies: browsers.map(({ cookie }) => cookie), page };
}

const isIn = (slug: string) => (to: string) =>
  to !== "" && !/sign-in|verify|reset-code/.test(to) && to.includes(`/w/${slug}`);

async function raceStep(trial: Trial, person: Person): Promise<void> {
  const { slug, email, app } = person.account;
  const { cookies, page } = await openChallenges(trial, person, `/w/${slug}/verify?with=app`);
  const code = (await app?.nextCode()) ?? "";
  trial.oracle.type("session.signed_in", email, unique());
  const send = (browser: Visitor) => post(browser, page, 'name="code"', { code });
  const won = await run(trial, "a time step", copies(trial, cookies), send, isIn(slug));
  if (won.length > 0) trial.oracle.acknowledge("session.signed_in", email);
}

async function raceRecovery(trial: Trial, person: Person): Promise<void> {
  const { slug, email, recoveryCodes } = person.account;
  const { cookies, page } = await openChallenges(trial, person, `/w/${slug}/verify?with=recovery-code`);
  const code = recoveryCodes.shift() ?? "";
  trial.oracle.type("recovery_code.used", email, code);
  trial.oracle.type("session.signed_in", email, code);
  const send = (browser: Visitor) => post(browser, page, 'name="code"', { code });
  const won = await run(trial, "a recovery code", copies(trial, cookies), send, isIn(slug));
  if (won.length === 0) return;
  trial.oracle.acknowledge("recovery_code.used", email);
  trial.oracle.acknowledge("session.signed_in", email);
}

async function raceChallenge(trial: Trial, { account }: Person): Promise<void> {
  const { slug, email, passkey } = account;
  const path = `/w/${slug}/sign-in`;
  const browser = openBrowser(trial.stage);
  const answer = passkey?.get(optionsIn((await browser.call(`${files.signIn} askForSignIn`, path, slug)).value));
  trial.oracle.type("session.signed_in", email, unique());
  const send = (one: Visitor) => one.call(`${files.signIn} signInByPasskey`, path, slug, answer);
  const won = await run(trial, "a challenge", copies(trial, [browser.cookie]), send, isIn(slug));
  if (won.length > 0) trial.oracle.acknowledge("session.signed_in", email);
}

async function raceLink(trial: Trial, person: Person): Promise<void> {
  const { account } = person;
  const link = await askForLink(trial, person);
  trial.oracle.type("password.reset", account.email, link);
  const browsers = copies(trial, [""]);
  const passwords = browsers.map(() => `other-harbour-${unique()}-lamp`);
  const pages = await Promise.all(browsers.map((browser) => browser.open(link)));
  const send = (browser: Visitor, n: number) =>
    post(browser, pages[n] as Page, 'name="newPassword"', { newPassword: passwords[n] ?? "" });
  const [first] = await run(trial, "a reset link", browsers, send, (to) => to.includes("because=password"));
  if (!first) throw new Error("no one set a password");
  trial.oracle.acknowledge("password.reset", account.email);
  account.password = passwords[first.n] ?? "";
  for (const password of passwords) trial.oracle.secrets.add(password);
}

async function raceResetCode(trial: Trial, owner: Person, person: Person): Promise<void> {
  const { account } = person;
  const { slug, email } = account;
  await prove(trial, owner);
  const code = await issueReset(trial, owner, person);
  const browser = openBrowser(trial.stage);
  // Only the password that won its race signs in.
  const page = expectAt("password", await provePassword(browser, account), `/w/${slug}/reset-code`);
  trial.oracle.type("reset.used", email, code);
  trial.oracle.type("session.signed_in", email, code);
  const send = (one: Visitor) => post(one, page, 'name="code"', { code });
  const won = await run(trial, "a reset code", copies(trial, [browser.cookie]), send, (to) =>
    to.endsWith(`/${slug}/enrol`),
  );
  const [first] = won;
  if (!first) throw new Error("the code opened nothing");
  await enrolApp(first.browser, account, await first.browser.open(`/w/${slug}/enrol`));
  trial.oracle.acknowledge("reset.used", email);
  keepSecrets(trial.oracle, account);
  await signInByApp(trial, { account, visitor: openBrowser(trial.stage) });
}
