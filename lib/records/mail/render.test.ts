import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changeSchema } from "@/lib/rules/policy/changes";
import { catalogue, type Params, type TemplateName } from "./catalogue";
import { renderMail } from "./render";
import { sampleCode, samples, sampleToken } from "./samples";

const appUrl = "https://gate.acme.test";
const names = Object.keys(catalogue) as TemplateName[];
const cases = names.flatMap((name) => samples[name].map((params, i) => [`${name} ${i}`, name, params] as const));
const nasty = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.constantFrom(
    "Bo\r\nBcc: eve@evil.test",
    "<script>alert(1)</script>",
    "\u202egnp.exe",
    '"><img src=x>',
    "&lt;b&gt;",
  ),
);

/** Puts `text` in every place of a mail's parameters where a person's own words stand. */
function withNames(params: unknown, text: string): never {
  const free = ["name", "to", "by", "approvedBy", "askedBy", "inviter", "browser", "system", "reason", "identityCheck"];
  const replace = (key: string, value: unknown) => (free.includes(key) && typeof value === "string" ? text : value);
  return JSON.parse(JSON.stringify(params, replace)) as never;
}

describe.each(cases)("%s", (_, name, params) => {
  const write = () => renderMail(name, params as Params<typeof name>, appUrl);

  test("says who sends it, in HTML and in text", async () => {
    const { subject, text, html } = await write();
    expect(subject.length).toBeGreaterThan(10);
    expect(text).toContain("Sent by Gatehouse");
    expect(html).toContain("<h1");
    expect(html).not.toContain("undefined");
    expect(text).not.toMatch(/undefined|null|\[object|<\w/);
  });

  test("has its code only in the body", async () => {
    const { subject, text } = await write();
    expect(subject).not.toMatch(/\d{6}/);
    expect(text.includes(sampleCode)).toBe("code" in params);
  });

  test("links to this installation only, and its text keeps each link whole and followed by white space", async () => {
    const { text, html } = await write();
    for (const [, href] of html.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^https:\/\/gate\.acme\.test\//);
    for (const [address] of text.matchAll(/https?:\S*/g)) expect(html).toContain(`href="${address}"`);
    const secret = "token" in params || "stopToken" in params || "notMe" in params;
    expect(text.includes(`${sampleToken}\n`)).toBe(secret);
  });

  test("loads nothing and runs nothing", async () => {
    const { html } = await write();
    expect(html).not.toMatch(/<(script|img|link|iframe|object|form|input)\b|url\(|@import|javascript:/i);
  });
});

/** Lists the places of a mail's parameters that hold text other than keys, ids, times and secrets. */
function textsOf(params: unknown, place = ""): string[] {
  if (typeof params === "string")
    return /^[a-z0-9]+(-[a-z0-9]+)*$|^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(params) || params === sampleToken ? [] : [place];
  if (params === null || typeof params !== "object" || changeSchema.safeParse(params).success) return [];
  return Object.entries(params).flatMap(([key, value]) => textsOf(value, Array.isArray(params) ? place : key));
}

test("parameters hold data, and words only where a person typed them", () => {
  // A provider is called by its proper name.
  const typed = [
    "name",
    "provider",
    "email",
    "to",
    "by",
    "approvedBy",
    "askedBy",
    "inviter",
    "reason",
    "identityCheck",
  ];
  const found = cases.flatMap(([, , params]) => textsOf(params));
  expect([...new Set(found)].filter((place) => !typed.includes(place))).toEqual([]);
  expect(found).toContain("by");
  expect(textsOf({ device: "Chrome on Linux" })).toEqual(["device"]);
});

describe("text that people wrote", () => {
  test("never starts a header: no subject has a line end", () => {
    fc.assert(
      fc.property(fc.constantFrom(...cases), nasty, ([, name, params], text) => {
        const subject = catalogue[name].subject(withNames(params, text));
        expect(subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
      }),
      { numRuns: 500 },
    );
  });

  test("stays text: no name becomes markup, and no control or override survives", async () => {
    const property = fc.asyncProperty(fc.constantFrom(...cases), nasty, async ([, name, params], text) => {
      const mail = await renderMail(name, withNames(params, text), appUrl);
      const usual = await renderMail(name, withNames(params, "Bo"), appUrl);
      const tags = (html: string) => [...html.matchAll(/<\/?\w+/g)].map(String);
      expect(tags(mail.html)).toEqual(tags(usual.html));
      expect([...mail.subject].length).toBeLessThanOrEqual(180);
      expect(mail.subject + mail.text).not.toMatch(/[\u202a-\u202e]|(?![\n])\p{Cc}/u);
    });
    await fc.assert(property, { numRuns: 200 });
  });

  test("does not become a link in a stranger's mail program", async () => {
    const [params] = samples.invitation;
    const mail = await renderMail("invitation", withNames(params, "Win at evil.example"), appUrl);
    expect(mail.subject + mail.text + mail.html).not.toContain("evil.example");
  });
});

test("the mail about a reset has no room for its code", () => {
  const parameters = samples["reset-issued"].flatMap((params) => Object.keys(params));
  expect(new Set(parameters)).toEqual(new Set(["workspace", "by", "approvedBy", "at", "expiresAt", "stopToken"]));
});

test("the mail to an address without workspaces says so", async () => {
  const { text } = await renderMail("workspace-list", { workspaces: [] }, appUrl);
  expect(text).toContain("This address has no account in any workspace here.");
});

test("a slug or token can't leave its place in a path", async () => {
  const workspace = { name: "Acme", slug: "../../evil?x=" };
  const { text } = await renderMail("password-reset", { workspace, token: "a/../b#c" }, appUrl);
  expect(text).toContain(`${appUrl}/w/..%2F..%2Fevil%3Fx%3D/reset-password/a%2F..%2Fb%23c\n`);
});
