import { expect, test } from "vitest";
import { initialSettings, issuerOf, readPolicy, type Settings, settingsSchema } from "./settings";

const stored = (settings: unknown, dueAt: unknown = { member: "2025-11-22T10:00:00.000Z" }) => ({
  version: 3,
  settings,
  dueAt,
});

test("a new workspace requires a second factor of everyone, without grace, email off", () => {
  expect(settingsSchema.parse(initialSettings)).toEqual(initialSettings);
  expect(Object.values(initialSettings.requirement).map(({ level }) => level)).toEqual(Array(4).fill("required"));
  expect(initialSettings).toMatchObject({ graceDays: 0, methods: { email: false }, signUp: { mode: "invited" } });
});

test("on the plan business a requirement pauses as encouragement, and what is stored stays", () => {
  const settings: Settings = {
    ...initialSettings,
    requirement: { ...initialSettings.requirement, helpdesk: { level: "off", from: null } },
  };
  const before = structuredClone(settings);
  const paused = readPolicy(stored(settings), "business");
  expect(paused.dueAt).toEqual({});
  expect(Object.values(paused.settings.requirement).map(({ level }) => level)).toEqual([
    "encouraged",
    "off",
    "encouraged",
    "encouraged",
  ]);
  expect(settings).toEqual(before);
  expect(readPolicy(stored(settings), "enterprise").settings).toEqual(before);
});

test("an unknown plan requires nothing the plan does not know", () => {
  expect(readPolicy(stored(initialSettings), "free").dueAt).toEqual({});
});

test.each<[string, unknown, unknown?]>([
  ["nothing", null],
  ["an empty document", {}],
  [
    "an unknown level",
    { ...initialSettings, requirement: { ...initialSettings.requirement, owner: { level: "maybe", from: null } } },
  ],
  ["a role without a requirement", { ...initialSettings, requirement: { member: initialSettings.requirement.member } }],
  ["too much grace", { ...initialSettings, graceDays: 91 }],
  ["half a day of grace", { ...initialSettings, graceDays: 0.5 }],
  ["seven recovery codes", { ...initialSettings, recoveryCodes: { ...initialSettings.recoveryCodes, count: 7 } }],
  ["a domain with a path", { ...initialSettings, signUp: { mode: "domains", domains: ["acme.test/x"] } }],
  ["a whole top level as a domain", { ...initialSettings, signUp: { mode: "domains", domains: ["com"] } }],
  ["a wildcard as a domain", { ...initialSettings, signUp: { mode: "domains", domains: ["*.test"] } }],
  ["a due date that is none", initialSettings, { member: "soon" }],
  ["a due date of an unknown role", initialSettings, { root: "2025-11-22T10:00:00.000Z" }],
])("in doubt, no: %s is no policy", (_, settings, dueAt = {}) => {
  expect(() => readPolicy(stored(settings, dueAt), "enterprise")).toThrow();
});

test("the issuer is the policy's own text, else the workspace's name", () => {
  expect(issuerOf(initialSettings, "Acme Works")).toBe("Acme Works");
  expect(issuerOf({ ...initialSettings, issuer: "Reseller" }, "Acme Works")).toBe("Reseller");
});
