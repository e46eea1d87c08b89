import type { Metadata } from "next";
import { EntryFrame } from "@/components/entry-frame";
import { TextLink } from "@/components/ui/text-link";
import { requireStep } from "@/lib/sessions/require";
import { signOut } from "../sign-out/actions";
import { verify, verifyWithRecoveryCode } from "./actions";
import { LostAccess } from "./lost-access";
import { RecoveryForm, VerifyForm } from "./verify-form";

export const metadata: Metadata = { title: "Two-factor authentication" };

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<{ with?: string; lost?: string }> };

export default async function VerifyPage({ params, searchParams }: Props) {
  const { workspace: slug } = await params;
  const standing = await requireStep(slug, "second-factor", "ask-for-help");
  const { workspace, member } = standing;
  const frame = { workspace: workspace.name, workspaceHref: `/w/${slug}/sign-in`, title: "Two-factor authentication" };
  const leave = (
    <form action={signOut.bind(null, slug)}>
      <button type="submit" className="cursor-pointer rounded-sm underline decoration-line-strong underline-offset-3">
        Sign in as somebody else
      </button>
    </form>
  );

  if (standing.step === "ask-for-help") {
    return (
      <EntryFrame {...frame} lead="Your two-factor methods are switched off, so you can't sign in yet.">
        <LostAccess standing={standing} />
        {leave}
      </EntryFrame>
    );
  }

  const query = await searchParams;
  const recovery = query.with === "recovery-code" || member.totpCount === 0;
  return (
    <EntryFrame {...frame} lead={`Signing in as ${member.email}.`}>
      {recovery ? (
        <RecoveryForm action={verifyWithRecoveryCode.bind(null, slug)} />
      ) : (
        <VerifyForm action={verify.bind(null, slug)} />
      )}
      <div className="flex flex-col items-start gap-2 text-ink-soft">
        {recovery && member.totpCount > 0 && <TextLink href={`/w/${slug}/verify`}>Use your authenticator app</TextLink>}
        {!recovery && <TextLink href={`/w/${slug}/verify?with=recovery-code`}>Use a recovery code</TextLink>}
        {!query.lost && <TextLink href={`/w/${slug}/verify?lost=access`}>Lost access?</TextLink>}
        {leave}
      </div>
      {query.lost && <LostAccess standing={standing} />}
    </EntryFrame>
  );
}
