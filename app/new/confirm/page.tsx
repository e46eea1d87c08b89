import { redirect } from "next/navigation";
import { OutboxHint } from "@/app/outbox-hint";
import { ConfirmEmailForm, SendAgainForm } from "@/components/confirm-email-form";
import { EntryFrame } from "@/components/entry-frame";
import { readWords } from "@/components/language/read-words";
import { TextLink } from "@/components/ui/text-link";
import { Verbatim } from "@/components/ui/verbatim";
import { readId } from "@/lib/ground/ids";
import { showAddress } from "@/lib/ground/readable-address";
import { routes } from "@/lib/ground/routes";
import { readPending } from "@/lib/use-cases/sign-up/pending";
import { keyOfPage } from "@/lib/use-cases/sign-up/pending-cookie";
import { entry } from "@/words/entry";
import { signInRefusals } from "@/words/refusals/sign-in";
import { say } from "@/words/sentences";
import { confirmEmail, sendNewCode } from "../actions";

type Props = { searchParams: Promise<{ signUp?: string }> };

export default async function ConfirmPage({ searchParams }: Props) {
  const key = await keyOfPage(readId((await searchParams).signUp));
  if (!key) redirect(routes.newWorkspace());
  const words = (await readWords(entry)).confirm;
  const { over, pending } = await readPending(null, key, new Date());
  if (over)
    return (
      <EntryFrame title={words.title} lead={say((await readWords(signInRefusals)).signUp, over)}>
        {over.reason === "sign-up-confirmed" ? (
          <TextLink href={routes.find()}>{words.find}</TextLink>
        ) : (
          <TextLink href={routes.newWorkspace()}>{words.restart}</TextLink>
        )}
      </EntryFrame>
    );
  return (
    <EntryFrame
      workspace={pending.workspaceName ?? ""}
      title={words.title}
      step={{ now: 1, of: 3, name: words.title }}
      lead={words.sent(<Verbatim>{showAddress(pending.email)}</Verbatim>)}
    >
      <ConfirmEmailForm action={confirmEmail.bind(null, key.id)} address={showAddress(pending.email)} withSlug />
      <SendAgainForm action={sendNewCode.bind(null, key.id)} />
      <OutboxHint />
      <TextLink href={routes.newWorkspace()}>{words.otherAddress}</TextLink>
    </EntryFrame>
  );
}
