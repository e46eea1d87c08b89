"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { formAction, given } from "@/app/action";
import { nameField, readForm } from "@/app/fields";
import { readWords } from "@/components/language/read-words";
import { noteRefusal } from "@/lib/access/sessions/note-refusal";
import { requireScope } from "@/lib/access/sessions/require";
import { routes } from "@/lib/ground/routes";
import { configurationsOf } from "@/lib/rules/applications/configuration";
import { gateConfigurationsOf } from "@/lib/rules/applications/gate-configuration";
import { addApplication } from "@/lib/use-cases/applications/add";
import { issuerOf } from "@/lib/use-cases/applications/issuer";
import { applications } from "@/words/applications";
import { confirmPath } from "../../account/confirm/require-fresh";
import type { AddState } from "./add-form";

const fields = z.object({
  name: nameField("name", 60),
  kind: z.enum(["web", "public", "gate"], "Choose a kind."),
  address: z.string().trim().max(1_000),
});

/** Adds an application, and shows its secret this once. */
export const add = formAction([given.slug], async (slug, form): Promise<AddState> => {
  const scope = await requireScope(slug, "applications:manage");
  const words = await readWords(applications);
  const parsed = await readForm(fields, form);
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors, values: parsed.typed };
  const { address } = parsed.data;
  const added = await addApplication(scope, parsed.data);
  await noteRefusal(scope, { act: "add-application" }, added);
  if (added.ok) {
    const issuer = issuerOf(slug);
    const { id, secret } = added;
    // The list above the form names it at once.
    revalidatePath(routes.applications(slug));
    const list =
      parsed.data.kind === "gate"
        ? gateConfigurationsOf({ issuer, applicationId: id, address })
        : configurationsOf({ issuer, clientId: id, secret: secret ?? "", redirect: address });
    return { added: { issuer, clientId: id, secret, href: routes.application(slug, id), list } };
  }
  if (added.reason === "stale") redirect(confirmPath(scope, { at: ["applications"] }));
  const sentence = words.refusals[added.reason];
  if (added.reason === "enrol-first" || added.reason === "too-many") return { message: sentence, values: parsed.typed };
  return { fieldErrors: { address: sentence }, values: parsed.typed };
});
