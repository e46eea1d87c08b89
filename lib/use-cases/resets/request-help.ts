import { randomUUID } from "node:crypto";
import type { Standing } from "@/lib/access/sessions/standing";
import { inWorkspace } from "@/lib/ground/db";
import { record } from "@/lib/records/audit/record";
import { attempt, budget, countsIfDone } from "@/lib/records/limits/reserve";
import { rules } from "@/lib/records/limits/rules";
import { queueMails } from "@/lib/records/mail/queue";
import { findHelpers, type HelpContacts, readHelpContacts } from "./help-contacts";

/** The limit keeps a workspace with hundreds of admins from mailing all of them. */
const mailedAtMost = 20;

export type HelpRequested =
  | ({ ok: true } & HelpContacts)
  /** `operator-only`: a sole owner, who has no one else to ask. `help-wait`: asked less than an hour ago. */
  | ({ ok: false; reason: "operator-only" | "help-wait"; retryAt: Date | null } & HelpContacts);

/**
 * Files a member's request for a reset from the challenge, where the password is proven, and mails the people who may decide. It
 * works once an hour. A request that is still open is not doubled, but mailed again.
 */
export async function requestHelp(standing: Standing): Promise<HelpRequested> {
  const { workspace, member, session, now } = standing;
  if (member.lockedAt) throw new Error("a reset does not unlock an account");
  if (session.stage !== "challenge") throw new Error("help is asked for from a challenge");
  const contacts = await inWorkspace(workspace.id, (tx) => readHelpContacts(tx, member));
  if (contacts.names.length === 0) return { ok: false, reason: "operator-only", retryAt: null, ...contacts };

  const budgets = [
    budget(rules.helpHour, workspace.id, member.id),
    budget(rules.mailDay, "help", workspace.id, member.id),
  ];
  const file = () =>
    inWorkspace(workspace.id, async (tx) => {
      const open = await tx.helpRequest.findFirst({ where: { memberId: member.id, closedAt: null } });
      if (!open) {
        const id = randomUUID();
        await tx.helpRequest.create({ data: { workspaceId: workspace.id, id, memberId: member.id, createdAt: now } });
      }
      const helpers = await findHelpers(tx, member, mailedAtMost);
      await queueMails(
        tx,
        helpers.map(({ email }) => ({
          template: "reset-requested",
          to: email,
          params: {
            workspace: { name: workspace.name, slug: workspace.slug },
            member: { name: member.name, email: member.email },
            at: now.toISOString(),
            ask: { kind: "help" },
          },
        })),
      );
      await record(tx, standing, "reset.help_requested", { subject: member.id });
      return { ok: true as const };
    });
  const filed = await attempt(budgets, now, file, countsIfDone);
  return filed.ok ? { ok: true, ...contacts } : { ok: false, reason: "help-wait", retryAt: filed.retryAt, ...contacts };
}
