import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ConfirmEmailForm, SendAgainForm } from "@/components/confirm-email-form";
import { EntryFrame } from "@/components/entry-frame";
import { TextLink } from "@/components/ui/text-link";
import { routes } from "@/lib/ground/routes";
import { readPending } from "@/lib/use-cases/sign-up/read-pending";
import { confirmEmail, sendNewCode } from "../actions";

export const metadata: Metadata = { title: "Confirm your email" };

export default async function ConfirmPage() {
  const pending = await readPending(null, new Date());
  if (!pending?.workspaceName) redirect(routes.newWorkspace());
  return (
    <EntryFrame
      workspace={pending.workspaceName}
      title="Confirm your email"
      step={{ now: 1, of: 3, name: "Confirm your email" }}
      lead={`We sent a code to ${pending.email}.`}
    >
      <ConfirmEmailForm action={confirmEmail} address={pending.email} withSlug />
      <SendAgainForm action={sendNewCode} />
      <TextLink href={routes.newWorkspace()}>Start over with another address</TextLink>
    </EntryFrame>
  );
}
