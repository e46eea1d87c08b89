"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { action, formAction, given } from "@/app/action";
import { type Fault, nameField, readForm } from "@/app/fields";
import type { FormState } from "@/components/form-state";
import { readWords } from "@/components/language/read-words";
import { noteRefusal } from "@/lib/access/sessions/note-refusal";
import { requireScope } from "@/lib/access/sessions/require";
import { routes } from "@/lib/ground/routes";
import { stopBulk } from "@/lib/use-cases/bulk/read";
import { startBulk } from "@/lib/use-cases/bulk/start";
import { memberRefusals } from "@/words/refusals/members";
import { say } from "@/words/sentences";
import { confirmPath } from "../../../account/confirm/require-fresh";
import { readBulkQuery, selectionOf, writeBulkQuery } from "./bulk-query";

const bulkQuery = z.record(z.string(), z.unknown());
const exemption = z.object({ reason: nameField("reason", 200), until: z.iso.date("last-day" satisfies Fault) });

/** Starts an act on many members, and redirects to its progress. */
export const startAct = formAction([given.slug, given.by(bulkQuery)], async (slug, asked, form): Promise<FormState> => {
  const scope = await requireScope(slug, "members:manage");
  const query = asked && readBulkQuery(asked);
  if (!query) redirect(routes.members(slug));
  const parsed = query.act === "exempt" ? await readForm(exemption, form) : null;
  if (parsed && !parsed.ok) return { fieldErrors: parsed.fieldErrors, values: parsed.typed };
  const input = {
    act: query.act,
    selection: selectionOf(query),
    ...(parsed ? { exemption: { until: new Date(parsed.data.until), reason: parsed.data.reason } } : {}),
  };
  const result = await startBulk(scope, input);
  await noteRefusal(scope, { act: `bulk-${query.act}` }, result);
  if (result.ok) redirect(routes.bulkTask(slug, result.id));
  if (result.reason === "stale") redirect(confirmPath(scope, { at: ["bulk", writeBulkQuery(query)] }));
  const { bulkActs } = await readWords(memberRefusals);
  if (result.reason === "no-day") return { fieldErrors: { until: say(bulkActs, result) }, values: parsed?.typed };
  return { message: say(bulkActs, result), values: parsed?.typed };
});

/** Stops an act on many members. What was done stays done. */
export const stopAct = action([given.slug, given.id], async (slug, task): Promise<void> => {
  const scope = await requireScope(slug, "members:manage");
  await stopBulk(scope, task);
  redirect(routes.bulkTask(slug, task));
});
