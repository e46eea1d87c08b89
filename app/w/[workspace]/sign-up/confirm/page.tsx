import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { ConfirmEmailForm, SendAgainForm } from "@/components/confirm-email-form";
import { EntryFrame } from "@/components/entry-frame";
import { routes } from "@/lib/ground/routes";
import { findWorkspace } from "@/lib/records/workspaces/find";
import { readPending } from "@/lib/use-cases/sign-up/read-pending";
import { confirmEmail, sendNewCode } from "../actions";

export const metadata: Metadata = { title: "Confirm your email" };

export default async function ConfirmPage({ params }: { params: Promise<{ workspace: string }> }) {
  const workspace = await findWorkspace((await params).workspace, new Date());
  if (!workspace) notFound();
  const { slug, name, id } = workspace;
  const pending = await readPending(id, new Date());
  if (!pending) redirect(routes.signUp(slug));
  return (
    <EntryFrame
      workspace={name}
      workspaceHref={routes.signIn(slug)}
      title="Confirm your email"
      step={{ now: 1, of: 3, name: "Confirm your email" }}
      lead={`We sent a mail to ${pending.email}.`}
    >
      <ConfirmEmailForm action={confirmEmail.bind(null, slug)} address={pending.email} />
      <SendAgainForm action={sendNewCode.bind(null, slug)} />
    </EntryFrame>
  );
}
