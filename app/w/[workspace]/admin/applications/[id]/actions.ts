"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { formAction, given } from "@/app/action";
import { nameField, readForm } from "@/app/fields";
import type { FormState } from "@/components/form-state";
import { readWords } from "@/components/language/read-words";
import type { Scope } from "@/lib/access/sessions/judge";
import { noteRefusal } from "@/lib/access/sessions/note-refusal";
import { requireScope } from "@/lib/access/sessions/require";
import { routes } from "@/lib/ground/routes";
import { roles } from "@/lib/rules/policy/settings";
import { deleteApplication, pauseApplication, resumeApplication } from "@/lib/use-cases/applications/pause";
import { saveApplication } from "@/lib/use-cases/applications/save";
import { addSecret, removeSecret } from "@/lib/use-cases/applications/secret";
import { findByEmail } from "@/lib/use-cases/members/find-by-email";
import { applications } from "@/words/applications";
import { confirmPath } from "../../../account/confirm/require-fresh";

const linesOf = (most: number) =>
  z
    .string()
    .max(20_000)
    .transform((text) =>
      text
        .split(/\s*\n\s*/)
        .map((line) => line.trim())
        .filter(Boolean)
        .slice(0, most),
    );
const optional = z
  .string()
  .trim()
  .max(1_000)
  .transform((text) => (text === "" ? null : text));

const fields = z.object({
  revision: z.coerce.number().int(),
  name: nameField("a name", 60),
  address: z.string().trim().max(1_000),
  audience: z.enum(["everyone", "roles", "members"]),
  members: linesOf(500),
  demand: z.enum(["policy", "second_factor", "phishing_resistant"]),
  freshMinutes: z
    .string()
    .trim()
    .regex(/^\d{0,4}$/, "Use whole minutes, or leave it empty.")
    .transform((text) => (text === "" ? null : Number(text))),
  redirectAddresses: linesOf(20),
  signOutAddress: optional,
  backChannelAddress: optional,
});

const marked = (form: FormData, name: string, known: readonly string[]) =>
  known.filter((one) => form.getAll(name).includes(one));

/** Saves an application's settings. */
export const save = formAction([given.slug, given.id], async (slug, id, form): Promise<FormState> => {
  const scope = await requireScope(slug, "applications:manage");
  const words = await readWords(applications);
  const parsed = readForm(fields, form);
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors, values: parsed.typed };
  const { revision, members: emails, ...settings } = parsed.data;
  const values = parsed.typed;
  const found = await Promise.all(emails.map((email) => findByEmail(scope, email)));
  const members = found.filter((one) => one !== null);
  if (members.length < found.length) return { fieldErrors: { members: words.refusals["unknown-member"] }, values };
  const saved = await saveApplication(scope, id, revision, {
    ...settings,
    members,
    roles: roles.filter((role) => form.getAll("roles").includes(role)),
    refreshTokens: form.get("refreshTokens") === "on",
    claims: marked(form, "claims", ["email", "name", "role"]),
  });
  await noteRefusal(scope, { act: "save-application" }, saved);
  if (saved.ok) redirect(routes.application(slug, id, { done: "saved" }));
  if (saved.reason === "address") return { fieldErrors: { [saved.field]: words.refusals[saved.fault] }, values };
  if (saved.reason === "plan") return { fieldErrors: { demand: words.refusals.plan }, values };
  return refuse(scope, id, saved.reason, values);
});

/** What a form with a new secret shows, this once. */
export type SecretState = FormState & { secret?: string };

/** Makes a second secret, and shows it this once. */
export const newSecret = formAction([given.slug, given.id], async (slug, id): Promise<SecretState> => {
  const scope = await requireScope(slug, "applications:manage");
  const made = await addSecret(scope, id);
  await noteRefusal(scope, { act: "add-secret" }, made);
  return made.ok ? { secret: made.secret } : refuse(scope, id, made.reason);
});

/** Removes a secret. */
export const dropSecret = formAction([given.slug, given.id, given.id], async (slug, id, secret): Promise<FormState> => {
  const scope = await requireScope(slug, "applications:manage");
  return done(scope, id, await removeSecret(scope, id, secret), "removed");
});

/** Pauses an application. */
export const pause = formAction([given.slug, given.id], async (slug, id): Promise<FormState> => {
  const scope = await requireScope(slug, "applications:manage");
  return done(scope, id, await pauseApplication(scope, id), "paused");
});

/** Lets people sign in to it again. */
export const resume = formAction([given.slug, given.id], async (slug, id): Promise<FormState> => {
  const scope = await requireScope(slug, "applications:manage");
  return done(scope, id, await resumeApplication(scope, id), "resumed");
});

/** Deletes an application. */
export const remove = formAction([given.slug, given.id], async (slug, id): Promise<FormState> => {
  const scope = await requireScope(slug, "applications:manage");
  const deleted = await deleteApplication(scope, id);
  if (deleted.ok) redirect(routes.applications(slug, { done: "deleted" }));
  return refuse(scope, id, deleted.reason);
});

type Refused = "enrol-first" | "stale" | "not-found" | "changed" | "no-secrets" | "two-secrets" | "last-secret";
type Managing = Scope<"applications:manage">;

async function done(
  scope: Managing,
  id: string,
  result: { ok: true } | { ok: false; reason: Refused },
  said: string,
): Promise<FormState> {
  await noteRefusal(scope, { act: "change-application" }, result);
  if (result.ok) redirect(routes.application(scope.workspace.slug, id, { done: said }));
  return refuse(scope, id, result.reason);
}

async function refuse(
  scope: Managing,
  id: string,
  reason: Refused,
  values: Record<string, string> = {},
): Promise<FormState> {
  if (reason === "stale") redirect(confirmPath(scope, { at: ["application", id] }));
  return { message: (await readWords(applications)).refusals[reason], values };
}
