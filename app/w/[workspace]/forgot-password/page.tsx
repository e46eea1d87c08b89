import { notFound } from "next/navigation";
import { brandLinks } from "@/app/brand-links";
import { OutboxHint } from "@/app/outbox-hint";
import { EntryFrame } from "@/components/entry-frame";
import { readWords } from "@/components/language/read-words";
import { TextLink } from "@/components/ui/text-link";
import { routes } from "@/lib/ground/routes";
import { findWorkspace } from "@/lib/records/workspaces/find";
import { signIn } from "@/words/sign-in";
import { sendLink } from "./actions";
import { ForgotForm } from "./forgot-form";

export default async function ForgotPasswordPage({ params }: { params: Promise<{ workspace: string }> }) {
  const workspace = await findWorkspace((await params).workspace, new Date());
  if (!workspace) notFound();
  const { slug, name } = workspace;
  const words = (await readWords(signIn)).reset;
  return (
    <EntryFrame
      workspace={name}
      brand={brandLinks(workspace)}
      workspaceHref={routes.signIn(slug)}
      title={words.title}
      lead={words.lead}
    >
      <ForgotForm action={sendLink.bind(null, slug)} />
      <OutboxHint />
      <TextLink href={routes.signIn(slug)}>{words.back}</TextLink>
    </EntryFrame>
  );
}
