import type { Page } from "playwright/test";
import { addForExample, endExamples, startExample } from "./fixtures/example";
import { inventPerson, openWorkspace, type Person, seeHeading } from "./fixtures/journey";
import { expect, test } from "./fixtures/test";

test.afterEach(endExamples);

const web = "Web application (OpenID Connect)";

async function open(page: Page): Promise<{ olga: Person; workspace: Awaited<ReturnType<typeof openWorkspace>> }> {
  const olga = inventPerson("Olga Owner");
  return { olga, workspace: await openWorkspace(page, olga) };
}

/** What the example was told. */
async function readTold(page: Page): Promise<Record<string, unknown>> {
  await seeHeading(page, "Signed in");
  return JSON.parse(await page.locator("pre").innerText());
}

test("[G1] [G2] express-openid-connect signs in with the configuration as the console shows it", async ({ page }) => {
  const { olga, workspace } = await open(page);
  const { origin, port, shown } = await addForExample(page, workspace, {
    kind: web,
    redirect: (at) => `${at}/callback`,
    configuration: "Express (express-openid-connect)",
  });
  await startExample("express", port, shown);
  await page.goto(origin);
  expect(await readTold(page)).toMatchObject({
    email: olga.email,
    name: olga.name,
    acr: "https://refeds.org/profile/mfa",
    amr: ["pwd", "otp", "mfa"],
  });
});

test("[G1] [G2] a Next.js app signs in by Auth.js, with the configuration as the console shows it", async ({
  page,
}) => {
  test.slow();
  const { olga, workspace } = await open(page);
  const { port, shown } = await addForExample(page, workspace, {
    kind: web,
    // Next.js takes 127.0.0.1 for localhost.
    redirect: (at) => `http://localhost:${new URL(at).port}/api/auth/callback/gatehouse`,
    configuration: "Auth.js",
  });
  await startExample("next-authjs", port, shown);
  await page.goto(`http://localhost:${port}`);
  await page.getByRole("button", { name: "Sign in" }).click();
  expect(await readTold(page)).toMatchObject({
    email: olga.email,
    name: olga.name,
    acr: "https://refeds.org/profile/mfa",
    amr: ["pwd", "otp", "mfa"],
  });
});

test("[G1] [G2] oidc-client-ts signs in from a page of another origin, reads its tokens there, and userinfo too", async ({
  page,
}) => {
  const { olga, workspace } = await open(page);
  const { origin, port, shown } = await addForExample(page, workspace, {
    kind: "Browser or mobile app (OpenID Connect)",
    redirect: (at) => `${at}/`,
    configuration: "oidc-client-ts",
  });
  await startExample("browser", port, shown);
  await page.goto(origin);
  await page.getByRole("button", { name: "Sign in" }).click();
  expect(await readTold(page)).toMatchObject({ email: olga.email, name: olga.name, sub: expect.any(String) });
});
