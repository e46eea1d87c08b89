import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { EntryFrame } from "@/components/entry-frame";
import { PasskeyButton } from "@/components/passkeys/passkey-button";
import { TextLink } from "@/components/ui/text-link";
import { owedProof } from "@/lib/access/sessions/freshness";
import { requireSession } from "@/lib/access/sessions/require";
import { type Destination, pathTo, routes } from "@/lib/ground/routes";
import { confirm } from "./actions";
import { ConfirmForm, MailMeForm } from "./confirm-form";
import { readWaiting } from "./go-on";
import { askForStepUp, confirmWithPasskey, mailStepUpCode } from "./other-actions";

export const metadata: Metadata = { title: "Confirm it is you" };

/** Where "Cancel" leads from a page that asks for proof before it opens. Returning to that page would only ask again. */
const above: Partial<Record<Destination[0], Destination>> = {
  securityPasskey: ["security"],
  securityEmail: ["security"],
  invite: ["members"],
  bulk: ["members"],
  memberReset: ["members"],
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
  const owed = owedProof(standing, proof);
  if (!owed.password && !owed.secondFactor) redirect(path);

  return (
    <EntryFrame
      workspace={workspace.name}
      workspaceHref={routes.home(slug)}
      title="Confirm it is you"
      lead="This changes who can sign in, so it asks again who is at the keyboard. It holds for ten minutes."
    >
      {!(typeof proof === "object" && proof.factor === "key") && (
        <ConfirmForm
          action={confirm.bind(null, slug, ticket)}
          email={member.email}
          codeHint={owed.secondFactor ? hintFor(member) : null}
        />
      )}
      {member.passkeyCount > 0 && (
        <PasskeyButton
          label="Use your passkey or security key"
          begin={askForStepUp.bind(null, slug)}
          finish={confirmWithPasskey.bind(null, slug, ticket)}
          size="large"
          wide
        />
      )}
      {owed.secondFactor && member.emailCount > 0 && <MailMeForm action={mailStepUpCode.bind(null, slug)} />}
      <div className="text-ink-soft">
        <TextLink href={pathTo(slug, above[at[0]] ?? at).split("?")[0] ?? path}>Cancel</TextLink>
      </div>
    </EntryFrame>
  );
}

/** Names the codes that the code field accepts from this member. */
function hintFor({ totpCount, emailCount }: { totpCount: number; emailCount: number }): string {
  const codes = [
    totpCount > 0 && "the 6 digits your authenticator app shows",
    emailCount > 0 && "a code we mail you",
    "one of your recovery codes",
  ].filter((code) => code !== false);
  const text = new Intl.ListFormat("en-GB", { type: "disjunction" }).format(codes);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
