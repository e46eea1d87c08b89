import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accentOf, enough } from "@/lib/rules/brand/accent";
import { contrast } from "@/lib/rules/brand/oklch";
import { changeSchema } from "@/lib/rules/policy/changes";
import { catalogue, type Params, type TemplateName } from "./catalogue";
import { renderMail } from "./render";
import { sampleCode, samples, sampleToken } from "./samples";
import { type Voice, voiceFor } from "./templates/voice";

const appUrl = "https://gate.acme.test";
const readers = [
  { language: "en", timeZone: "UTC" },
  { language: "de", timeZone: "Europe/Berlin" },
] as const;
const [english, german] = readers;
const names = Object.keys(catalogue) as TemplateName[];
const cases = names.flatMap((name) => samples[name].map((params, i) => [`${name} ${i}`, name, params] as const));
const inEach = cases.flatMap(([title, name, params]) =>
  readers.map((reader) => [`${title}, ${reader.language}`, name, params, reader] as const),
);

/** Words that only one of the languages has. */
const foreign = {
  en: /(?<![\p{L}])(der|die|das|und|Sie|Ihr|Ihre|wurde|nicht|mit|eine|für)(?![\p{L}])/u,
  de: /(?<![\p{L}])(the|your|you|and|with|from|this|is|are|has|have|of|to)(?![\p{L}])/iu,
};
const sentBy = { en: "Sent by Gatehouse", de: "Gesendet von Gatehouse" };
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
  const free = [
    "name",
    "address",
    "by",
    "approvedBy",
    "askedBy",
    "inviter",
    "browser",
    "system",
    "reason",
    "identityCheck",
  ];
  const replace = (key: string, value: unknown) => (free.includes(key) && typeof value === "string" ? text : value);
  return JSON.parse(JSON.stringify(params, replace)) as never;
}

describe.each(inEach)("%s", (_, name, params, reader) => {
  const write = () => renderMail(name, params as Params<typeof name>, reader, appUrl);

  test("[W14] speaks its reader's language alone: subject, text and HTML", async () => {
    const { subject, text, html } = await renderMail(name, withNames(params, "Bo"), reader, appUrl);
    const prose = text.replace(/https?:\S+|\S+@\S+/g, "").replaceAll("Acme Works", "");
    expect(`${subject}\n${prose}`).not.toMatch(foreign[reader.language]);
    expect(html).toContain(`lang="${reader.language}"`);
  });

  test("says who sends it, in HTML and in text", async () => {
    const { subject, text, html } = await write();
    expect(subject.length).toBeGreaterThan(10);
    expect(text).toContain(sentBy[reader.language]);
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

test("[W5] a mail has the accent of its workspace, adjusted for both grounds, and no other colour of it", async () => {
  const write = (accent: string | null) =>
    renderMail("password-changed", samples["password-changed"][0] as never, { ...english, accent }, appUrl);
  const shades = accentOf("#ffee00");
  const { html } = await write("#ffee00");
  expect(html).toContain(`background-color:${shades.light.accent}`);
  expect(html).toContain(`background-color: ${shades.dark.accent} !important`);
  expect(html).not.toMatch(/#ffee00|#0f5b62|#7cc7c9/);
  const plain = (await write(null)).html;
  for (const own of ["#0f5b62", "#7cc7c9"]) expect(plain).toContain(own);
  for (const ground of ["#ffffff", "#f5f6f5"])
    expect(contrast(shades.light.accent, ground)).toBeGreaterThanOrEqual(enough);
  for (const ground of ["#161a1b", "#08191a"])
    expect(contrast(shades.dark.accent, ground)).toBeGreaterThanOrEqual(enough);
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
    "address",
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
        const renderSubject = catalogue[name].subject as (params: unknown, voice: Voice) => string;
        const subject = renderSubject(withNames(params, text), voiceFor(german));
        expect(subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
      }),
      { numRuns: 500 },
    );
  });

  test("stays text: no name becomes markup, and no control or override survives", async () => {
    const property = fc.asyncProperty(fc.constantFrom(...cases), nasty, async ([, name, params], text) => {
      const mail = await renderMail(name, withNames(params, text), english, appUrl);
      const usual = await renderMail(name, withNames(params, "Bo"), english, appUrl);
      const tags = (html: string) => [...html.matchAll(/<\/?\w+/g)].map(String);
      expect(tags(mail.html)).toEqual(tags(usual.html));
      expect([...mail.subject].length).toBeLessThanOrEqual(180);
      expect(mail.subject + mail.text).not.toMatch(/[\u202a-\u202e]|(?![\n])\p{Cc}/u);
    });
    await fc.assert(property, { numRuns: 200 });
  });

  test("does not become a link in a stranger's mail program", async () => {
    const [params] = samples.invitation;
    const mail = await renderMail("invitation", withNames(params, "Win at evil.example"), english, appUrl);
    expect(mail.subject + mail.text + mail.html).not.toContain("evil.example");
  });
});

test("the mail about a reset has no room for its code", () => {
  const parameters = samples["reset-issued"].flatMap((params) => Object.keys(params));
  expect(new Set(parameters)).toEqual(new Set(["workspace", "by", "approvedBy", "at", "expiresAt", "stopToken"]));
});

test("the mail to an address without workspaces says so", async () => {
  const { text } = await renderMail("workspace-list", { workspaces: [] }, english, appUrl);
  expect(text).toContain("This address has no account in any workspace here.");
});

test("a slug or token can't leave its place in a path", async () => {
  const workspace = { name: "Acme", slug: "../../evil?x=" };
  const { text } = await renderMail("password-reset", { workspace, token: "a/../b#c" }, english, appUrl);
  expect(text).toContain(`${appUrl}/w/..%2F..%2Fevil%3Fx%3D/reset-password/a%2F..%2Fb%23c\n`);
});
