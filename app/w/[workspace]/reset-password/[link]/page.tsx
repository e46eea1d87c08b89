import { notFound } from "next/navigation";
import { EntryFrame } from "@/components/entry-frame";
import { readWords } from "@/components/language/read-words";
import { PlainLinkButton } from "@/components/ui/plain-link-button";
import { TextLink } from "@/components/ui/text-link";
import { readLinkToken } from "@/lib/access/opened-link";
import { routes } from "@/lib/ground/routes";
import { findResetLink } from "@/lib/methods/passwords/reset-link";
import { minimumLength } from "@/lib/methods/passwords/rules";
import { findWorkspace } from "@/lib/records/workspaces/find";
import { signIn } from "@/words/sign-in";
import { saveNewPassword } from "./actions";
import { ResetForm } from "./reset-form";

export default async function ResetPasswordPage({ params }: { params: Promise<{ workspace: string; link: string }> }) {
  const { workspace: address, link } = await params;
  const now = new Date();
  const workspace = await findWorkspace(address, now);
  if (!workspace) notFound();
  const { slug, name, policy } = workspace;
  const words = (await readWords(signIn)).reset;
  const frame = { workspace: name, workspaceHref: routes.signIn(slug), title: words.title };
  const linked = await findResetLink(slug, await readLinkToken(link), now);
  if (!linked) {
    return (
      <EntryFrame {...frame} lead={words.over}>
        <PlainLinkButton href={routes.forgotPassword(slug)} tone="primary" size="large" wide>
          {words.newLink}
        </PlainLinkButton>
      </EntryFrame>
    );
  }
  const required = Object.values(policy.settings.requirement).every(({ level }) => level === "required");
  return (
    <EntryFrame {...frame} lead={words.choose}>
      <ResetForm action={saveNewPassword.bind(null, slug, link)} email={linked.email} least={minimumLength(required)} />
      <TextLink href={routes.signIn(slug)}>{words.keep}</TextLink>
    </EntryFrame>
  );
}
