import { notFound } from "next/navigation";
import { EntryFrame } from "@/components/entry-frame";
import { PlainLinkButton } from "@/components/ui/plain-link-button";
import { TextLink } from "@/components/ui/text-link";
import { readLinkToken } from "@/lib/access/opened-link";
import { routes } from "@/lib/ground/routes";
import { findResetLink } from "@/lib/methods/passwords/reset-link";
import { minimumLength } from "@/lib/methods/passwords/rules";
import { findWorkspace } from "@/lib/records/workspaces/find";
import { saveNewPassword } from "./actions";
import { ResetForm } from "./reset-form";

export default async function ResetPasswordPage({ params }: { params: Promise<{ workspace: string; link: string }> }) {
  const { workspace: address, link } = await params;
  const now = new Date();
  const workspace = await findWorkspace(address, now);
  if (!workspace) notFound();
  const { slug, name, policy } = workspace;
  const frame = { workspace: name, workspaceHref: routes.signIn(slug), title: "Reset your password" };
  const linked = await findResetLink(slug, await readLinkToken(link), now);
  if (!linked) {
    return (
      <EntryFrame
        {...frame}
        lead="This link doesn't work. A link works once, for 30 minutes. Use the one in the newest email, or ask for a new one."
      >
        <PlainLinkButton href={routes.forgotPassword(slug)} tone="primary" size="large" wide>
          Send me a new link
        </PlainLinkButton>
      </EntryFrame>
    );
  }
  const required = Object.values(policy.settings.requirement).every(({ level }) => level === "required");
  return (
    <EntryFrame
      {...frame}
      lead="Afterwards you sign in with it and with your second factor, as before. All your devices are signed out."
    >
      <ResetForm action={saveNewPassword.bind(null, slug, link)} email={linked.email} least={minimumLength(required)} />
      <TextLink href={routes.signIn(slug)}>Keep the old password</TextLink>
    </EntryFrame>
  );
}
