"use server";

import { notFound } from "next/navigation";
import { z } from "zod";
import { action, formAction, given } from "@/app/action";
import { type Fault, readForm, shortText } from "@/app/fields";
import { readWords } from "@/components/language/read-words";
import type { Scope } from "@/lib/access/sessions/judge";
import { noteRefusal } from "@/lib/access/sessions/note-refusal";
import { requireScope } from "@/lib/access/sessions/require";
import { isTable } from "@/lib/ground/lists/is-table";
import { roles } from "@/lib/rules/policy/settings";
import { addressesAtMost, invite } from "@/lib/use-cases/invitations/invite";
import type { InviteOutcome } from "@/lib/use-cases/invitations/invite-all";
import { invitePeople, linesAtMost } from "@/lib/use-cases/invitations/invite-people";
import { lookAhead, lookedAtMost } from "@/lib/use-cases/invitations/look-ahead";
import { invite as inviteWords } from "@/words/invite";
import { memberRefusals } from "@/words/refusals/members";
import { say } from "@/words/sentences";
import { confirmPath } from "../../../account/confirm/require-fresh";
import { inviteByList, showList } from "./invite-by-list";
import type { InviteState, SliceAnswer, ToConfirm } from "./invite-state";

const fields = z.object({
  addresses: z
    .string()
    .trim()
    .max(200_000, "long-list" satisfies Fault),
  file: z.string(),
  list: z.string(),
  addressColumn: z.string(),
  nameColumn: z.string(),
  surnameColumn: z.string(),
  roleColumn: z.string(),
  shown: z.string(),
  again: z.string(),
  role: z.enum(roles, "role" satisfies Fault),
});

const readRefusals = async () => (await readWords(memberRefusals)).invitations(addressesAtMost);

/** Outcomes whose addresses stay in the field: to be corrected now, or to be sent later. */
const tryAgain: InviteOutcome[] = ["malformed", "closing", "mailbox-limit", "workspace-limit"];

/**
 * Invites the people of a pasted list. Without script it also shows what a file or a pasted table holds, and invites its people once that
 * was shown.
 */
export const sendInvitations = formAction([given.slug], async (slug, form): Promise<InviteState> => {
  const scope = await requireScope(slug, "members:invite");
  const parsed = await readForm(fields, form);
  const { addresses = "", role = "" } = parsed.typed;
  const typed = { addresses, role };
  if (!parsed.ok) return { fieldErrors: parsed.fieldErrors, values: typed };
  const { file, list, ...rest } = parsed.data;
  if (list) return { values: typed, ...(await inviteByList(scope, { list, ...rest })) };
  if (file && addresses.trim()) return { fieldErrors: { file: (await readWords(inviteWords)).both }, values: typed };
  if (file) return { values: typed, ...(await showList(scope, file, "file")) };
  if (isTable(addresses)) return { values: typed, ...(await showList(scope, addresses, "addresses")) };
  const result = await invite(scope, parsed.data);
  await noteRefusal(scope, { act: "invite" }, result);
  if (result.ok) {
    const left = result.report.filter(({ outcome }) => tryAgain.includes(outcome)).map(({ address }) => address);
    return { report: result.report, values: { role: parsed.data.role, addresses: left.join("\n") } };
  }
  const refusals = await readRefusals();
  if (result.reason === "enrol-first" || result.reason === "stale")
    return { message: say(refusals, result), values: typed, ...toConfirm(scope, result) };
  if (result.reason === "role") return { fieldErrors: { role: say(refusals, result) }, values: typed };
  return { fieldErrors: { addresses: say(refusals, result) }, values: typed };
});

const slice = {
  people: z
    .array(
      z.object({
        line: z.number().int().min(1).max(10_000_000),
        address: z.string().max(300),
        name: shortText(100),
        role: z.string().max(40),
      }),
    )
    .min(1)
    .max(linesAtMost),
  role: z.enum(roles),
};

/** Invites the people of one slice of a file. */
export const sendSlice = action(
  [given.slug, given.by(slice.people), given.by(slice.role)],
  async (slug, people, role): Promise<SliceAnswer> => {
    const scope = await requireScope(slug, "members:invite");
    if (!people || !role) notFound();
    const result = await invitePeople(scope, { people, role });
    await noteRefusal(scope, { act: "invite" }, result);
    return result.ok
      ? { report: result.report }
      : { sentence: say(await readRefusals(), result), ...toConfirm(scope, result) };
  },
);

/** The door lets few values in, so the addresses come as lines of one text. */
const looked = z
  .string()
  .max(900_000)
  .transform((text) => text.split("\n"))
  .pipe(z.array(z.string()).max(lookedAtMost));

/** Tells the preview of a file what would become of each address. Sends nothing. */
export const lookAtAddresses = action([given.slug, given.by(looked)], async (slug, addresses) => {
  const scope = await requireScope(slug, "members:invite");
  if (!addresses) notFound();
  return { found: await lookAhead(scope, addresses) };
});

const toConfirm = (scope: Scope<"members:invite">, { reason }: { reason: string }): ToConfirm =>
  reason === "stale" ? { confirmHref: confirmPath(scope, { at: ["invite"] }) } : {};
