"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { formAction, given } from "@/app/action";
import { readForm } from "@/app/fields";
import type { FormState } from "@/components/form-state";
import { readWords } from "@/components/language/read-words";
import { leaveFlash } from "@/lib/access/sessions/flash";
import { noteRefusal } from "@/lib/access/sessions/note-refusal";
import { requireScope } from "@/lib/access/sessions/require";
import { routes } from "@/lib/ground/routes";
import { askDeletion, takeBackDeletion } from "@/lib/use-cases/workspaces/deletion";
import { deletion } from "@/words/deletion";
import { confirmPath } from "../../account/confirm/require-fresh";
import { sendToEnrol } from "../send-to-enrol";

const fields = z.object({ confirmName: z.string().max(1_000) });

/** Asks for the deletion of the workspace in seven days. */
export const deleteWorkspace = formAction([given.slug], async (slug, form): Promise<FormState> => {
  const scope = await requireScope(slug, "workspace:delete");
  const words = await readWords(deletion);
  const parsed = await readForm(fields, form);
  const typed = parsed.ok ? parsed.data.confirmName : "";
  const asked = await askDeletion(scope, typed);
  await noteRefusal(scope, { act: "delete-workspace" }, asked);
  if (!asked.ok && asked.reason === "stale")
    redirect(confirmPath(scope, { at: ["settings"], pressed: { action: "deleteWorkspace", given: [typed] } }));
  if (!asked.ok && asked.reason === "enrol-first") return sendToEnrol(scope);
  if (!asked.ok && asked.reason === "wrong-name")
    return { fieldErrors: { confirmName: words.refusals["wrong-name"] }, values: parsed.typed };
  if (!asked.ok) return { message: words.refusals[asked.reason] };
  await leaveFlash(scope, { text: words.asked, tone: "warn" });
  redirect(routes.settings(slug));
});

/** Takes the deletion of the workspace back. */
export const keepWorkspace = formAction([given.slug], async (slug): Promise<FormState> => {
  const scope = await requireScope(slug, "workspace:delete");
  const words = await readWords(deletion);
  const result = await takeBackDeletion(scope);
  if (!result.ok) return { message: words.refusals[result.reason] };
  await leaveFlash(scope, { text: words.takenBack });
  redirect(routes.settings(slug));
});
