import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { EntryFrame } from "@/components/entry-frame";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { readSessionToken } from "@/lib/access/auth";
import { readCaller } from "@/lib/access/caller";
import { pathOf } from "@/lib/access/sessions/require";
import { readStanding } from "@/lib/access/sessions/standing";
import { routes } from "@/lib/ground/routes";
import { findWorkspace } from "@/lib/records/workspaces/find";
import { sayWhySignIn } from "@/words/en/sign-in-reasons";
import { ToApplication } from "../to-application";
import { signIn } from "./actions";
import { askForSignIn, signInByPasskey } from "./passkey-actions";
import { PasskeySignIn } from "./passkey-sign-in";
import { SignInForm } from "./sign-in-form";

export const metadata: Metadata = { title: "Sign in" };

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<{ because?: string }> };

export default async function SignInPage({ params, searchParams }: Props) {
  const now = new Date();
  const because = sayWhySignIn((await searchParams).because);
  const workspace = await findWorkspace((await params).workspace, now);
  if (!workspace) notFound();
  const { slug, name, policy } = workspace;
  const token = await readSessionToken();
  const standing = token ? await readStanding(token, await readCaller()) : null;
  if (standing?.workspace.slug === slug && standing.step === "in") redirect(pathOf(slug, "in"));
  const elsewhere = standing && standing.workspace.slug !== slug ? standing.workspace.name : null;

  return (
    <EntryFrame workspace={name} workspaceHref={routes.signIn(slug)} title={`Sign in to ${name}`}>
      <ToApplication slug={slug} />
      {because && <Notice tone="plain">{because}</Notice>}
      {elsewhere && (
        <Notice tone="plain">
          You are signed in to <bdi>{elsewhere}</bdi> in this browser. Signing in here signs you out there.
        </Notice>
      )}
      <SignInForm action={signIn.bind(null, slug)} />
      <PasskeySignIn begin={askForSignIn.bind(null, slug)} finish={signInByPasskey.bind(null, slug)} />
      <div className="flex flex-col gap-2 text-14 text-ink-soft">
        <TextLink href={routes.forgotPassword(slug)}>Forgot your password?</TextLink>
        {policy.settings.signUp.mode === "domains" && (
          <TextLink href={routes.signUp(slug)}>Sign up for {name}</TextLink>
        )}
      </div>
    </EntryFrame>
  );
}
