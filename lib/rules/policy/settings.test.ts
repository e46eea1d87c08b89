import { expect, test } from "vitest";
import { initialSettings, issuerOf, settingsSchema } from "./settings";

test("a new workspace requires a second factor of every member, without grace, email off", () => {
  expect(settingsSchema.parse(initialSettings)).toEqual(initialSettings);
  expect(Object.values(initialSettings.requirement).map(({ level }) => level)).toEqual(Array(4).fill("required"));
  expect(initialSettings).toMatchObject({ graceDays: 0, methods: { email: false }, signUp: { mode: "invited" } });
});

test("the issuer is the policy's own text, else the workspace's name", () => {
  expect(issuerOf(initialSettings, "Acme Works")).toBe("Acme Works");
  expect(issuerOf({ ...initialSettings, issuer: "Reseller" }, "Acme Works")).toBe("Reseller");
});
