import { redirect } from "next/navigation";
import { brandLinks } from "@/app/brand-links";
import { EntryFrame } from "@/components/entry-frame";
import { readWords } from "@/components/language/read-words";
import { PasskeyButton } from "@/components/passkeys/passkey-button";
import { TextLink } from "@/components/ui/text-link";
import { owedProof } from "@/lib/access/sessions/freshness";
import { requireSession } from "@/lib/access/sessions/require";
import { type Destination, pathTo, routes } from "@/lib/ground/routes";
import { passkeys } from "@/words/passkeys";
import { verify } from "@/words/verify";
import { ToApplication } from "../../to-application";
import { confirm } from "./actions";
import { ConfirmForm, MailMeForm } from "./confirm-form";
import { readWaiting } from "./go-on";
import { askForStepUp, confirmWithPasskey, mailStepUpCode } from "./other-actions";

/** Where "Cancel" leads from a page that asks for proof before it opens. Returning to that page would only ask again. */
const above: Partial<Record<Destination[0], Destination>> = {
  securityPasskey: ["security"],
  securityEmail: ["security"],
  profileEmail: ["profile"],
  invite: ["members"],
  bulk: ["members"],
};

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ ticket?: string | string[] }>;
};

export default async function ConfirmPage({ params, searchParams }: Props) {
  const { workspace: slug } = await params;
  const standing = await requireSession(slug);
  const { workspace, member } = standing;
  const ticket = String((await searchParams).ticket ?? "");
  const { at, proof } = readWaiting(standing, ticket);
  const path = pathTo(slug, at);
  const words = (await readWords(verify)).confirm;
  const passkey = await readWords(passkeys);
  const owed = owedProof(standing, proof);
  if (!owed.password && !owed.secondFactor) redirect(path);

  return (
    <EntryFrame
      workspace={workspace.name}
      brand={brandLinks(workspace)}
      workspaceHref={routes.home(slug)}
      title={words.title}
      lead={words.lead}
    >
      <ToApplication slug={slug} />
      {!(typeof proof === "object" && proof.factor === "key") && (
        <ConfirmForm
          action={confirm.bind(null, slug, ticket)}
          email={member.email}
          codeHint={owed.secondFactor ? words.hint(member.totpCount > 0, member.emailCount > 0) : null}
        />
      )}
      {member.passkeyCount > 0 && (
        <PasskeyButton
          label={passkey.use}
          words={passkey}
          begin={askForStepUp.bind(null, slug)}
          finish={confirmWithPasskey.bind(null, slug, ticket)}
          size="large"
          wide
        />
      )}
      {owed.secondFactor && member.emailCount > 0 && <MailMeForm action={mailStepUpCode.bind(null, slug)} />}
      <div className="text-ink-soft">
        <TextLink href={pathTo(slug, above[at[0]] ?? at).split("?")[0] ?? path}>{words.cancel}</TextLink>
      </div>
    </EntryFrame>
  );
}
