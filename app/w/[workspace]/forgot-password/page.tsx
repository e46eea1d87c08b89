import { notFound } from "next/navigation";
import { EntryFrame } from "@/components/entry-frame";
import { TextLink } from "@/components/ui/text-link";
import { routes } from "@/lib/ground/routes";
import { findWorkspace } from "@/lib/records/workspaces/find";
import { sendLink } from "./actions";
import { ForgotForm } from "./forgot-form";

export default async function ForgotPasswordPage({ params }: { params: Promise<{ workspace: string }> }) {
  const workspace = await findWorkspace((await params).workspace, new Date());
  if (!workspace) notFound();
  const { slug, name } = workspace;
  return (
    <EntryFrame
      workspace={name}
      workspaceHref={routes.signIn(slug)}
      title="Reset your password"
      lead="We mail you a link that sets a new password. Your two-factor methods stay as they are: you need them to sign in afterwards."
    >
      <ForgotForm action={sendLink.bind(null, slug)} />
      <TextLink href={routes.signIn(slug)}>Back to sign-in</TextLink>
    </EntryFrame>
  );
}
