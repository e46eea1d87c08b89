import fc from "fast-check";
import { z } from "zod";
import { type Requirement, roles, type Settings, settingsSchema } from "@/lib/rules/policy/settings";

type Node = { [key: string]: unknown };

const instants = fc.integer({ min: 0, max: 4_000 }).map((n) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString());
const names = fc.constantFrom("Acme", "Łódź & Söhne", "شركة");

/** Anything a JSON schema allows, as far as the settings' schema goes. Throws for what it doesn't know. */
function allowedBy(node: Node): fc.Arbitrary<unknown> {
  const { type, anyOf, properties, items } = node;
  if (node.const !== undefined) return fc.constant(node.const);
  if (Array.isArray(node.enum)) return fc.constantFrom(...node.enum);
  if (Array.isArray(anyOf)) return fc.oneof(...anyOf.map((each: Node) => allowedBy(each)));
  if (type === "object")
    return fc.record(
      Object.fromEntries(Object.entries(properties as Node).map(([key, each]) => [key, allowedBy(each as Node)])),
    );
  if (type === "array") return fc.uniqueArray(allowedBy(items as Node), { maxLength: 3 });
  if (type === "boolean") return fc.boolean();
  if (type === "null") return fc.constant(null);
  if (type === "integer") return fc.integer({ min: Number(node.minimum), max: Number(node.maximum) });
  if (type === "string" && node.format === "date-time") return instants;
  if (type === "string" && node.typed === true) return names;
  if (type === "string") return fc.constantFrom("acme.test", "a.co", "mail.example.com");
  throw new Error(`no arbitrary for ${JSON.stringify(node)}`);
}

/** Only what is required has a day. */
const withDays = (one: Requirement): Requirement => (one.level === "required" ? one : { level: one.level, from: null });

/** Any settings that the policy's form can make. */
export const anySettings = allowedBy(z.toJSONSchema(settingsSchema) as Node).map((made): Settings => {
  const settings = settingsSchema.parse(made);
  const days = roles.map((role) => [role, withDays(settings.requirement[role])]);
  return { ...settings, requirement: Object.fromEntries(days) as Settings["requirement"] };
});
