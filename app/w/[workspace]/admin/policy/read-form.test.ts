import fc from "fast-check";
import { expect, test } from "vitest";
import { parseForm } from "@/app/fields";
import { initialSettings, settingsSchema } from "@/lib/rules/policy/settings";
import { anySettings } from "@/test/any-settings";
import { fields, toDraftSettings, toFields } from "./read-form";

const dates = fc.integer({ min: 0, max: 4_000 }).map((n) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString());
function formOf(values: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) if (value) form.set(name, value);
  return form;
}
const read = (values: Record<string, string>) => parseForm(fields, formOf(values));

test("the page sends back what it shows, for any policy", () => {
  fc.assert(
    fc.property(anySettings, fc.option(dates), (stored, day) => {
      const wanted = { settings: stored, effectiveAt: day ? new Date(day) : null };
      const parsed = read(toFields(wanted));
      expect(parsed.ok && toDraftSettings(parsed.data, null)).toEqual(wanted);
    }),
  );
});

test("any input becomes a policy or is rejected at a field, and never throws", () => {
  const names = Object.keys(fields.shape);
  const hostile = fc.dictionary(
    fc.constantFrom(...names),
    fc.oneof(fc.string(), fc.constantFrom("on", "required", "9", "2026-02-31")),
  );
  fc.assert(
    fc.property(hostile, (sent) => {
      const parsed = read({ ...toFields({ settings: initialSettings, effectiveAt: null }), ...sent });
      if (parsed.ok) expect(settingsSchema.safeParse(toDraftSettings(parsed.data, null).settings).success).toBe(true);
      else for (const field of Object.keys(parsed.fieldErrors)) expect(names).toContain(field);
    }),
    { numRuns: 1_000 },
  );
});

test("on a plan without requirements the stored requirement stays, whatever is sent", () => {
  const parsed = read({ ...toFields({ settings: initialSettings, effectiveAt: null }), required: "" });
  expect(parsed.ok && toDraftSettings(parsed.data, initialSettings.requirement).settings.requirement).toEqual(
    initialSettings.requirement,
  );
});

test.each([
  ["graceDays", "91"],
  ["graceDays", "-1"],
  ["from", "14.5.2026"],
  ["day", "tomorrow"],
  ["domains", "acme"],
  ["domains", "acme.test evil..test"],
  ["issuer", "x".repeat(61)],
])("%s %s is rejected at its field", (field, value) => {
  const parsed = read({ ...toFields({ settings: initialSettings, effectiveAt: null }), [field]: value });
  expect(parsed.ok ? [] : Object.keys(parsed.fieldErrors)).toEqual([field]);
});

test("domains are read from text with commas, lines and at signs, each once", () => {
  const parsed = read({
    ...toFields({ settings: initialSettings, effectiveAt: null }),
    domains: "@Acme.test, acme.TEST\nb.co;",
  });
  expect(parsed.ok && parsed.data.domains).toEqual(["acme.test", "b.co"]);
});
