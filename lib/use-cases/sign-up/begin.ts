import { randomUUID } from "node:crypto";
import type { Caller } from "@/lib/access/caller";
import { makeToken } from "@/lib/ground/crypto/token";
import { inWorkspace, outsideWorkspaces, type Tx } from "@/lib/ground/db";
import { after } from "@/lib/ground/durations";
import { emailKeyOf } from "@/lib/ground/email-key";
import { issueEmailCode } from "@/lib/methods/email-codes/issue";
import { hashPassword, sealPasswordHash } from "@/lib/methods/passwords/hash";
import { askerAt, type MailRefused, mailBudgets, sendOnRequest } from "@/lib/records/limits/mail-budgets";
import { budget } from "@/lib/records/limits/reserve";
import { rules } from "@/lib/records/limits/rules";
import { queueMail } from "@/lib/records/mail/queue";
import type { FoundWorkspace } from "@/lib/records/workspaces/find";
import { type PendingKey, pendingTime } from "./pending";

/** Who signs up, and the language of the page that they read. */
export type NewAccount = { name: string; email: string; password: string; language?: string };
export type Begun = ({ ok: true } & PendingKey) | MailRefused;

/** Begins opening a workspace. Nothing exists, and its address is free for others, until the mailed code is confirmed. */
export function beginWorkspace(caller: Caller, input: NewAccount & { workspaceName: string; slug: string }) {
  const { workspaceName, slug } = input;
  return begin(caller, null, input, { workspaceName, slug }, (work) => outsideWorkspaces(work));
}

/** Begins signing up in a workspace. The caller has checked that its policy accepts the address. */
export function beginMember(caller: Caller, workspace: FoundWorkspace, input: NewAccount) {
  return begin(caller, workspace, input, {}, (work) => inWorkspace(workspace.id, work));
}

async function begin(
  caller: Caller,
  workspace: FoundWorkspace | null,
  input: NewAccount,
  extra: { workspaceName?: string; slug?: string },
  run: (work: (tx: Tx<string | null>) => Promise<void>) => Promise<void>,
): Promise<Begun> {
  const { visitor, now } = caller;
  const workspaceId = workspace?.id ?? null;
  const asker = askerAt("stranger", visitor.address);
  const budgets = [
    budget(rules.signUpAddress, asker.from),
    ...mailBudgets("confirm-address", asker, workspaceId ?? "-", emailKeyOf(input.email)),
  ];
  return sendOnRequest(budgets, now, async () => {
    const phc = await hashPassword(input.password);
    const { token, hash } = makeToken("sign-up");
    const id = randomUUID();
    await run(async (tx) => {
      await tx.pendingSignUp.create({
        data: {
          id,
          workspaceId,
          ...extra,
          tokenHash: hash,
          name: input.name,
          email: input.email.trim(),
          passwordHash: sealPasswordHash(null, id, phc),
          createdAt: now,
          expiresAt: after(now, pendingTime),
        },
      });
      await mailSignUpCode(
        tx,
        { id, email: input.email, workspaceName: extra.workspaceName, slug: extra.slug },
        workspace,
        input.language,
        now,
      );
    });
    return { ok: true as const, id, token };
  });
}

/**
 * Mails the code that confirms an address. If the workspace has the address already, the mail says so instead: the page is the
 * same, and only the address's owner learns it.
 */
export async function mailSignUpCode(
  tx: Tx<string | null>,
  pending: { id: string; email: string; workspaceName?: string | null; slug?: string | null },
  workspace: FoundWorkspace | null,
  language: string | undefined,
  now: Date,
): Promise<void> {
  const { code, expiresAt } = await issueEmailCode(tx, pending.id, "address", now);
  const about = workspace ?? { name: pending.workspaceName ?? "", slug: pending.slug ?? "" };
  const named = { name: about.name, slug: about.slug };
  const known =
    workspace &&
    (await tx.member.count({
      where: {
        emailKey: emailKeyOf(pending.email),
        OR: [{ joinedAt: { not: null } }, { deactivatedAt: { not: null } }],
      },
    })) > 0;
  if (known)
    await queueMail(tx, { template: "account-exists", to: pending.email, params: { workspace: named }, language });
  else
    await queueMail(tx, {
      template: "confirm-address",
      to: pending.email,
      params: { workspace: named, code, creates: workspace === null },
      expiresAt,
      language,
    });
}
