import { notFound, redirect } from "next/navigation";
import { brandLinks } from "@/app/brand-links";
import { EntryFrame } from "@/components/entry-frame";
import { readWords } from "@/components/language/read-words";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { readSessionToken } from "@/lib/access/auth";
import { readCaller } from "@/lib/access/caller";
import { pathOf } from "@/lib/access/sessions/require";
import { readStanding } from "@/lib/access/sessions/standing";
import { onward } from "@/lib/ground/onward";
import { routes } from "@/lib/ground/routes";
import { findWorkspace } from "@/lib/records/workspaces/find";
import { deletion } from "@/words/deletion";
import { passkeys } from "@/words/passkeys";
import { signIn as signInWords } from "@/words/sign-in";
import { signInReasons } from "@/words/sign-in-reasons";
import { ToApplication } from "../to-application";
import { signIn } from "./actions";
import { askForSignIn, signInByPasskey } from "./passkey-actions";
import { PasskeySignIn } from "./passkey-sign-in";
import { SignInForm } from "./sign-in-form";

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<{ because?: string }> };

export default async function SignInPage({ params, searchParams }: Props) {
  const now = new Date();
  const because = (await readWords(signInReasons)).sayWhySignIn((await searchParams).because);
  const workspace = await findWorkspace((await params).workspace, now);
  if (!workspace) notFound();
  const { slug, name, policy, deleteAt } = workspace;
  const token = await readSessionToken();
  const standing = token ? await readStanding(token, await readCaller()) : null;
  if (standing?.workspace.slug === slug && standing.step === "in") redirect(pathOf(slug, "in"));
  const words = await readWords(signInWords);
  const elsewhere = standing && standing.workspace.slug !== slug ? standing.workspace.name : null;

  return (
    <EntryFrame
      workspace={name}
      brand={brandLinks(workspace)}
      workspaceHref={onward.signIn(slug)}
      title={words.title(name)}
    >
      <ToApplication slug={slug} />
      {because && (
        <Notice result tone="plain">
          {because}
        </Notice>
      )}
      {elsewhere && <Notice tone="plain">{words.elsewhere(<bdi>{elsewhere}</bdi>)}</Notice>}
      {deleteAt && <Notice tone="warn">{(await readWords(deletion)).signIn(<Time at={deleteAt} />)}</Notice>}
      <SignInForm action={signIn.bind(null, slug)} />
      <PasskeySignIn
        label={words.byPasskey}
        words={await readWords(passkeys)}
        begin={askForSignIn.bind(null, slug)}
        finish={signInByPasskey.bind(null, slug)}
      />
      <div className="flex flex-col gap-2 text-14 text-ink-soft">
        <TextLink href={routes.forgotPassword(slug)}>{words.forgot}</TextLink>
        {policy.settings.signUp.mode === "domains" && (
          <TextLink href={routes.signUp(slug)}>{words.signUpFor(name)}</TextLink>
        )}
      </div>
    </EntryFrame>
  );
}
