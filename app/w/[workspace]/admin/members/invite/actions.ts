"use server";

import { z } from "zod";
import { readForm } from "@/app/fields";
import { say } from "@/app/refusals";
import type { FormState } from "@/components/form-state";
import { addressesAtMost, invite, type Report } from "@/lib/invitations/invite";
import { roles } from "@/lib/policy/settings";
import { requireScope } from "@/lib/sessions/require";
import { readVisitor } from "@/lib/visitor";

const fields = z.object({
  addresses: z
    .string()
    .trim()
    .min(1, "Enter at least one address.")
    .max(200_000, "That is too much text for one list."),
  role: z.enum(roles, "Choose a role."),
});

/** What became of each address of the last list. */
export type InviteState = FormState & { report?: Report };

/** Invites the people of a pasted list. */
export async function sendInvitations(slug: string, _: InviteState, form: FormData): Promise<InviteState> {
  const scope = await requireScope(slug, "members:invite");
  const parsed = readForm(fields, form);
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors, values: parsed.typed };
  const result = await invite(scope, parsed.data, await readVisitor(), new Date());
  if (result.ok) {
    const left = result.report.filter(({ outcome }) => outcome === "malformed").map(({ address }) => address);
    return { report: result.report, values: { role: parsed.data.role, addresses: left.join("\n") } };
  }
  if (result.reason === "role") return { fieldErrors: { role: say(result) }, values: parsed.typed };
  const sentence =
    result.reason === "empty"
      ? "Enter at least one address."
      : `Send at most ${addressesAtMost.toLocaleString("en")} addresses at once.`;
  return { fieldErrors: { addresses: sentence }, values: parsed.typed };
}
