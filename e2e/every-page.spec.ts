import { addApplication, applicationsOf, limitApplication } from "./fixtures/application";
import { query } from "./fixtures/database";
import { listPages } from "./fixtures/inventory";
import * as journey from "./fixtures/journey";
import { Onlooker } from "./fixtures/look";
import { linkIn } from "./fixtures/outbox";
import { nothingRequired, setPolicy } from "./fixtures/policy";
import { ageProofs } from "./fixtures/proofs";
import { expect, test } from "./fixtures/test";

// The not-found page is looked at too.
test.use({ allowedComplaints: [/404 \(Not Found\).*\/nowhere/] });

// Seen in other journeys: it exists only with the embedded database.
const elsewhere = ["/outbox"];

const onTheWay = [
  ...["/", "/find", "/invite/[link]", "/new", "/new/confirm", "/w/[workspace]/enrol"],
  ...["forgot-password", "reset-code", "reset-password/[link]", "sign-in", "sign-up", "sign-up/confirm"].map(below),
  ...["stop-reset/[link]", "stop-policy/[link]", "stop-email/[link]", "not-me/[link]", "verify"].map(below),
];
const ofMembers = [
  "/w/[workspace]",
  "/w/[workspace]/continue/[id]",
  ...["", "/app", "/codes", "/email", "/lost", "/passkey"].map((page) => below(`account/security${page}`)),
  ...["account/confirm", "account/profile", "account/profile/email", "account/not-me"].map(below),
];
const ofAdmins = [
  ...["", "/audit", "/audit/[sequence]", "/members", "/members/[id]", "/members/invite"].map(admin),
  ...["/members/bulk", "/members/bulk/[task]"].map(admin),
  ...[
    "/policy",
    "/policy/exemptions",
    "/policy/rehearsal",
    "/resets",
    "/resets/[id]",
    "/applications",
    "/applications/[id]",
    "/applications/[id]/try",
    "/settings",
  ].map(admin),
];

const start = applicationsOf(test);

const longName = "Maximiliana Konstantina Featherstonehaugh-Cholmondeley von und zu Hohenlohe-Langenburg";
const arabicName = "محمد عبد الرحمن بن خالد الطويل";
const names = [longName, arabicName, "Olga Owner", "Pay-roll"];

test("every page is looked at", () => {
  expect([...elsewhere, ...onTheWay, ...ofMembers, ...ofAdmins].sort()).toEqual(listPages().sort());
});

test("[W14] pages on the way in are accessible and whole, in both languages and themes, on phone and desktop", async ({
  page,
  openVisitor,
}) => {
  const eye = new Onlooker(listPages(), names);
  for (const address of ["/", "/find", "/new", "/nowhere"]) await eye.open(page, address);

  const olga = { ...journey.inventPerson("Olga"), name: longName };
  const workspace = await journey.beginWorkspace(page, olga, undefined, () => eye.look(page));
  await eye.look(page);
  await journey.linkApp(page, olga, () => eye.look(page));
  await eye.look(page);
  await journey.saveCodes(page, olga);
  await journey.seeHeading(page, workspace.name);

  const { path, slug } = workspace;
  await setPolicy(slug, { signUp: { mode: "domains", domains: ["example.test"] } });
  const visitor = await openVisitor();
  for (const place of ["sign-in", "sign-up", "forgot-password"]) await eye.open(visitor, `${path}/${place}`);
  const gone = ["reset-password", "stop-reset", "stop-policy", "stop-email", "not-me"].map(
    (place) => `${path}/${place}/gone`,
  );
  for (const place of [...gone, "/invite/gone"]) await eye.follow(visitor, place);
  const sam = { ...journey.inventPerson("Sam"), name: arabicName };
  await visitor.goto(`${path}/sign-up`);
  await visitor.getByLabel("Your name").fill(sam.name);
  await visitor.getByLabel("Email").fill(sam.email);
  await visitor.getByLabel("Password", { exact: true }).fill(sam.password);
  await visitor.getByRole("button", { name: "Sign up" }).click();
  await journey.seeHeading(visitor, "Confirm your email");
  await eye.look(visitor);

  const bo = { ...journey.inventPerson("Bo"), name: arabicName };
  await journey.invite(page, workspace, bo);
  const invitation = linkIn(await bo.mailbox.next());
  await eye.follow(visitor, invitation);
  await journey.join(visitor, workspace, bo, invitation);
  await visitor.context().clearCookies();
  await journey.signInWithPassword(visitor, workspace, bo);
  await journey.seeHeading(visitor, "Two-factor authentication");
  for (const way of ["", "?with=recovery", "?lost=1"]) await eye.open(visitor, `${path}/verify${way}`);

  await visitor.goto(`${path}/forgot-password`);
  await visitor.getByLabel("Email").fill(bo.email);
  await visitor.getByRole("button", { name: "Send" }).click();
  await eye.follow(visitor, linkIn(await bo.mailbox.next(/password/i)));
  await journey.resetTwoFactor(page, workspace, olga, bo);
  await eye.follow(visitor, linkIn(await bo.mailbox.next(/reset/i)));
  await journey.signInWithPassword(visitor, workspace, bo);
  await journey.seeHeading(visitor, "Enter your reset code");
  await eye.look(visitor);
  expect(eye.seen).toEqual(onTheWay.sort());
});

test("[W14] a member's own pages are accessible and whole, in both languages and themes, on phone and desktop", async ({
  page,
  openVisitor,
}) => {
  const eye = new Onlooker(listPages(), names);
  const olga = { ...journey.inventPerson("Olga"), name: longName };
  const workspace = await journey.openWorkspace(page, olga);
  const uma = { ...journey.inventPerson("Uma"), name: arabicName };
  await journey.invite(page, workspace, uma);
  await setPolicy(workspace.slug, { methods: { totp: true, passkey: true, email: true } });
  const security = `${workspace.path}/account/security`;
  for (const address of [workspace.path, security]) await eye.open(page, address);
  for (const place of ["profile", "profile/email", "not-me"])
    await eye.open(page, `${workspace.path}/account/${place}`);
  for (const dialog of ["check", "password"]) await eye.open(page, `${security}?open=${dialog}`);
  await eye.open(page, `${security}/passkey`);
  await page.goto(security);
  await page.getByRole("button", { name: "Add authenticator app" }).click();
  await journey.seeHeading(page, /app/i);
  await eye.look(page);
  await page.goto(security);
  await page.getByRole("button", { name: "Add email code" }).click();
  await expect(page.getByLabel("Email code")).toBeVisible();
  await eye.look(page);
  await page.goto(security);
  await page.getByRole("button", { name: "Generate new codes" }).click();
  await journey.seeHeading(page, "Save your recovery codes");
  await eye.look(page);

  const payRoll = await start();
  await addApplication(page, workspace, "Pay-roll", payRoll);
  const settings = (await page.getByRole("link", { name: "Open its settings" }).getAttribute("href")) ?? "";
  await limitApplication(page, settings, ["Passkey or security key"], payRoll);
  await journey.seeHeading(page, "Add a passkey or security key");
  await eye.look(page);
  await limitApplication(page, settings, ["These roles", "Help desk"], payRoll);
  await journey.seeHeading(page, "You can’t use Pay-roll");
  await eye.look(page);

  await ageProofs(workspace.slug);
  await page.goto(`${security}?open=password`);
  await journey.seeHeading(page, "Confirm it is you");
  await eye.look(page);

  const again = await openVisitor();
  await journey.signInWithPassword(again, workspace, olga);
  await again.getByLabel("Verification code").fill(olga.recoveryCodes[0] ?? "");
  await again.getByRole("button", { name: "Verify" }).click();
  await expect(again).toHaveURL(/\/lost/);
  await eye.look(again);

  await setPolicy(workspace.slug, nothingRequired);
  const hers = await openVisitor();
  await journey.beginToJoin(hers, uma);
  await expect(hers.getByRole("dialog", { name: "Protect your account" })).toBeVisible();
  await eye.look(hers);
  expect(eye.seen).toEqual(ofMembers.sort());
});

test("[W14] the console's pages are accessible and whole, in both languages and themes, on phone and desktop", async ({
  page,
  openVisitor,
}) => {
  const eye = new Onlooker(listPages(), names);
  const olga = journey.inventPerson("Olga Owner");
  const workspace = await journey.openWorkspace(page, olga);
  const console = `${workspace.path}/admin`;
  for (const name of [longName, arabicName]) {
    const person = { ...journey.inventPerson("Person"), name };
    await journey.invite(page, workspace, person);
    if (name === longName) await journey.join(await openVisitor(), workspace, person);
    if (name === longName) await journey.resetTwoFactor(page, workspace, olga, person);
  }
  for (const place of [
    "",
    "/members",
    "/members/invite",
    "/policy",
    "/policy/exemptions",
    "/applications",
    "/settings",
  ])
    await eye.open(page, `${console}${place}`);
  await page.goto(`${console}/applications`);
  const payRoll = `Pay-roll ${arabicName}`;
  await page.getByLabel("Name", { exact: true }).fill(payRoll);
  await page.getByLabel("Web application (OpenID Connect)").check();
  await page.getByLabel("Redirect address").fill("https://wiki.example.test/callback");
  await page.getByRole("button", { name: "Add application" }).click();
  await expect(page.getByRole("figure", { name: "Client secret", exact: true })).toBeVisible();
  await eye.look(page);
  await page.goto(`${console}/applications`);
  await page.getByRole("link", { name: payRoll }).click();
  await journey.seeHeading(page, payRoll);
  await eye.look(page);
  await page.getByRole("link", { name: "Try it" }).click();
  await journey.seeHeading(page, `Try ${payRoll}`);
  await eye.look(page);
  for (const place of ["/resets", "/audit", "/audit/1", "/members?twoFactor=blocked&q=nobody"])
    await eye.open(page, `${console}${place}`);
  await page.goto(`${console}/policy`);
  await page.getByRole("switch", { name: "Require two-factor authentication" }).uncheck();
  await page.getByRole("button", { name: "Rehearse" }).click();
  await expect(page.getByRole("link", { name: /everybody|list|who/i }).first()).toBeVisible();
  for (const place of ["/policy", "/policy/rehearsal"]) await eye.open(page, `${console}${place}`);
  const [ids] = await query<{ member: string; reset: string }>(
    `select m.id as member, r.id as reset from member m join reset r on r.member_id = m.id
     where m.workspace_id = (select id from workspace where slug = $1)`,
    [workspace.slug],
  );
  for (const act of ["role", "end-sessions", "password", "deactivate"])
    await eye.open(page, `${console}/members?act=${act}&member=${ids?.member}`);
  for (const place of [`members/${ids?.member}`, `members/${ids?.member}?act=reset`, `resets/${ids?.reset}`])
    await eye.open(page, `${console}/${place}`);
  await page.goto(`${console}/members`);
  await page.getByLabel(`Select ${longName}`).check();
  await eye.look(page);
  for (const act of ["remind", "exempt"])
    await eye.open(page, `${console}/members/bulk?act=${act}&ids=${ids?.member}&twoFactor=all`);
  await page.reload();
  await page.getByLabel("Reason").fill("On leave");
  await page.getByLabel("Until").fill(new Date(Date.now() + 86_400_000).toISOString().slice(0, 10));
  await page.getByRole("button", { name: "Exempt" }).click();
  await expect(page.getByText(/^\d members? exempt\./)).toBeVisible();
  await eye.look(page);
  expect(eye.seen).toEqual(ofAdmins.sort());
});

function below(page: string): string {
  return `/w/[workspace]/${page}`;
}

function admin(page: string): string {
  return below(`admin${page}`);
}
