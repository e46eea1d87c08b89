import { redirect } from "next/navigation";
import { brandLinks } from "@/app/brand-links";
import { OutboxHint } from "@/app/outbox-hint";
import { EntryFrame } from "@/components/entry-frame";
import { readWords } from "@/components/language/read-words";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { requireSession } from "@/lib/access/sessions/require";
import { showAddress } from "@/lib/ground/readable-address";
import { routes } from "@/lib/ground/routes";
import { hasEmailCode } from "@/lib/methods/email-codes/has-live";
import { mayAddEmail } from "@/lib/rules/policy/email-alone";
import { enrol } from "@/words/enrol";
import { security as securityWords } from "@/words/security";
import { EmailCodeForm, SendCodeForm } from "../../../enrol/forms";
import { requireFresh } from "../../confirm/require-fresh";
import { confirmNewEmail, sendAgain } from "./actions";

export default async function EmailPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace: slug } = await params;
  const standing = await requireSession(slug);
  const { workspace, member, policy, session } = standing;
  const security = routes.security(slug);
  if (!mayAddEmail(member, policy) || member.emailCount > 0) redirect(security);
  requireFresh(standing, { at: ["securityEmail"], proof: "replace" });
  const words = await readWords(securityWords);
  const steps = await readWords(enrol);
  const sent = await hasEmailCode(standing, session.id, "method");
  return (
    <EntryFrame
      workspace={workspace.name}
      brand={brandLinks(workspace)}
      workspaceHref={routes.home(slug)}
      title={words.email.title}
      step={member.codesSavedAt ? undefined : { now: 1, of: 2, name: steps.steps.email }}
      lead={words.email.lead}
    >
      {!member.codesSavedAt && <Notice tone="plain">{steps.codesNext}</Notice>}
      {sent && <EmailCodeForm action={confirmNewEmail.bind(null, slug)} address={showAddress(member.email)} />}
      {sent && <OutboxHint />}
      <SendCodeForm
        action={sendAgain.bind(null, slug)}
        label={sent ? steps.again : steps.sendMe}
        tone={sent ? "secondary" : "primary"}
      />
      <TextLink href={security}>{words.back}</TextLink>
    </EntryFrame>
  );
}
