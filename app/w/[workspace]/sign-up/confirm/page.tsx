import { notFound, redirect } from "next/navigation";
import { brandLinks } from "@/app/brand-links";
import { OutboxHint } from "@/app/outbox-hint";
import { ConfirmEmailForm, SendAgainForm } from "@/components/confirm-email-form";
import { EntryFrame } from "@/components/entry-frame";
import { readWords } from "@/components/language/read-words";
import { TextLink } from "@/components/ui/text-link";
import { Verbatim } from "@/components/ui/verbatim";
import { readId } from "@/lib/ground/ids";
import { showAddress } from "@/lib/ground/readable-address";
import { routes } from "@/lib/ground/routes";
import { findWorkspace } from "@/lib/records/workspaces/find";
import { readPending } from "@/lib/use-cases/sign-up/pending";
import { keyOfPage } from "@/lib/use-cases/sign-up/pending-cookie";
import { entry } from "@/words/entry";
import { signInRefusals } from "@/words/refusals/sign-in";
import { say } from "@/words/sentences";
import { signIn } from "@/words/sign-in";
import { confirmEmail, sendNewCode } from "../actions";

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<{ signUp?: string }> };

export default async function ConfirmPage({ params, searchParams }: Props) {
  const workspace = await findWorkspace((await params).workspace, new Date());
  if (!workspace) notFound();
  const { slug, name, id } = workspace;
  const key = await keyOfPage(readId((await searchParams).signUp));
  if (!key) redirect(routes.signUp(slug));
  const words = (await readWords(entry)).confirm;
  const { over, pending } = await readPending(id, key, new Date());
  const frame = {
    workspace: name,
    brand: brandLinks(workspace),
    workspaceHref: routes.signIn(slug),
    title: words.title,
  };
  if (over)
    return (
      <EntryFrame {...frame} lead={say((await readWords(signInRefusals)).signUp, over)}>
        {over.reason === "sign-up-confirmed" ? (
          <TextLink href={routes.signIn(slug)}>{(await readWords(signIn)).submit}</TextLink>
        ) : (
          <TextLink href={routes.signUp(slug)}>{words.restart}</TextLink>
        )}
      </EntryFrame>
    );
  return (
    <EntryFrame
      {...frame}
      step={{ now: 1, of: 3, name: words.title }}
      lead={words.sent(<Verbatim>{showAddress(pending.email)}</Verbatim>)}
    >
      <ConfirmEmailForm action={confirmEmail.bind(null, slug, key.id)} address={showAddress(pending.email)} />
      <SendAgainForm action={sendNewCode.bind(null, slug, key.id)} />
      <OutboxHint />
    </EntryFrame>
  );
}
