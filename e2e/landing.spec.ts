import { expectAccessible } from "./fixtures/axe";
import { expect, test } from "./fixtures/test";

test("the landing page leads on, runs its scripts under the policy, and is accessible", async ({ page }) => {
  const response = await page.goto("/");
  expect(response?.status()).toBe(200);
  const policy = response?.headers()["content-security-policy"] ?? "";
  expect(policy).toMatch(
    /^default-src 'none'; script-src 'nonce-[\w+/]{22}==' 'strict-dynamic'; style-src 'self' 'nonce-/,
  );
  expect(policy).not.toContain("unsafe");
  await expect(page.getByRole("link", { name: "Create a workspace" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Find your workspaces" })).toBeVisible();
  await page.waitForFunction(() => "next" in window);
  await expectAccessible(page);
});

test("every response has a nonce of its own", async ({ request }) => {
  const first = await request.get("/");
  const second = await request.get("/");
  expect(first.headers()["content-security-policy"]).not.toBe(second.headers()["content-security-policy"]);
});

test("health says that the database answers, under the same headers", async ({ request }) => {
  const response = await request.get("/api/health");
  expect(response.status()).toBe(200);
  expect(await response.json()).toEqual({ status: "ok" });
  expect(response.headers()).toMatchObject({
    "cache-control": "no-store, private",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
  });
  expect(response.headers()["strict-transport-security"]).toBeUndefined();
});
