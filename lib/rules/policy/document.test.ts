import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  NewerPolicyDocument,
  parseVersion,
  readPolicy,
  readSettings,
  underPlan,
  upgradeDocument,
  writeSettings,
} from "./document";
import { initialSettings, type Settings, settingsSchema, type Upgrade, upgrades } from "./settings";

const folder = join(import.meta.dirname, "../../../test/policy-documents");
const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), "utf8"));
const newest = upgrades.length + 1;
const versions = Array.from({ length: newest }, (_, i) => i + 1);

describe("documents of every version", () => {
  test("the settings' schema is the frozen one of the newest version", () => {
    expect(
      z.toJSONSchema(settingsSchema),
      `the schema changed: add an upgrade, and v${newest + 1}.schema.json and v${newest + 1}.json to test/policy-documents`,
    ).toEqual(read(`v${newest}.schema.json`));
  });

  test("each version has its frozen schema and its documents, and no other has", () => {
    expect(readdirSync(folder).sort()).toEqual(versions.flatMap((v) => [`v${v}.json`, `v${v}.schema.json`]).sort());
  });

  test.each(versions)("documents of version %i fit the frozen schema of their version", (version) => {
    const schema = z.fromJSONSchema(read(`v${version}.schema.json`) as z.core.JSONSchema.JSONSchema);
    for (const document of z
      .array(z.looseObject({}))
      .min(2)
      .parse(read(`v${version}.json`))) {
      const { v = 1, ...settings } = document;
      expect(v).toBe(version);
      expect(schema.parse(settings)).toEqual(settings);
    }
  });

  test.each(versions)("documents of version %i are read, and written back with the newest version", (version) => {
    for (const document of read(`v${version}.json`) as object[]) {
      const settings = readSettings(document);
      expect(writeSettings(settings)).toEqual({ ...settings, v: newest });
      expect(readSettings(writeSettings(settings))).toEqual(settings);
      if (version === newest) expect({ v: newest, ...settings }).toEqual({ v: newest, ...document });
    }
  });

  test("a document without a version is of the first", () => {
    expect((read("v1.json") as object[]).some((document) => !("v" in document))).toBe(true);
  });
});

describe("a chain of upgrades", () => {
  const steps: Upgrade[] = [
    (older) => ({ ...older, colour: "red" }),
    ({ colour, ...older }) => ({ ...older, colours: [colour] }),
  ];

  test.each([
    ["without a version", { name: "a" }],
    ["of version 1", { v: 1, name: "a" }],
    ["of version 2", { v: 2, name: "a", colour: "red" }],
    ["of the newest version", { v: 3, name: "a", colours: ["red"] }],
  ])("brings a document %s to the newest", (_, stored) => {
    const before = structuredClone(stored);
    expect(upgradeDocument(stored, steps)).toEqual({ name: "a", colours: ["red"] });
    expect(stored).toEqual(before);
  });

  test("refuses a document of a version it doesn't know, and says what to do", () => {
    expect(() => upgradeDocument({ v: 4, name: "a" }, steps)).toThrow(NewerPolicyDocument);
    expect(() => upgradeDocument({ v: 4, name: "a" }, steps)).toThrow(
      /document version 4, and this process reads up to 3.*Update this process/,
    );
    expect(() =>
      readPolicy({ version: 1, settings: { ...initialSettings, v: newest + 1 }, dueAt: {} }, "business"),
    ).toThrow(NewerPolicyDocument);
  });

  test.each([[0], [-1], [1.5], ["2"], [null]])("refuses %j as a version", (v) => {
    expect(() => readSettings({ ...initialSettings, v })).toThrow();
  });
});

const stored = (settings: unknown, dueAt: unknown = { member: "2025-11-22T10:00:00.000Z" }) => ({
  version: 3,
  settings,
  dueAt,
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
])("%s is no policy: reading fails closed", (_, settings, dueAt = {}) => {
  expect(() => readPolicy(stored(settings, dueAt), "enterprise")).toThrow();
});

test("settings in memory are put under a plan without being read again as a document", () => {
  const { settings, dueAt } = parseVersion({ settings: writeSettings(initialSettings), dueAt: {} });
  const policy = { version: 1, settings, dueAt };
  expect(underPlan(policy, "enterprise")).toEqual(policy);
  expect(underPlan(policy, "business")).toEqual(
    readPolicy({ ...policy, settings: writeSettings(settings) }, "business"),
  );
});
