import { redirect } from "next/navigation";
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
import { signInRefusals } from "@/words/refusals/sign-in";
import { say } from "@/words/sentences";
import { confirmEmail, sendNewCode } from "../actions";

type Props = { searchParams: Promise<{ signUp?: string }> };

export default async function ConfirmPage({ searchParams }: Props) {
  const key = await keyOfPage(readId((await searchParams).signUp));
  if (!key) redirect(routes.newWorkspace());
  const { over, pending } = await readPending(null, key, new Date());
  if (over)
    return (
      <EntryFrame title="Confirm your email" lead={say((await readWords(signInRefusals)).signUp, over)}>
        {over.reason === "sign-up-confirmed" ? (
          <TextLink href={routes.find()}>Find your workspace</TextLink>
        ) : (
          <TextLink href={routes.newWorkspace()}>Start again</TextLink>
        )}
      </EntryFrame>
    );
  return (
    <EntryFrame
      workspace={pending.workspaceName ?? ""}
      title="Confirm your email"
      step={{ now: 1, of: 3, name: "Confirm your email" }}
      lead={
        <>
          We sent a code to <Verbatim>{showAddress(pending.email)}</Verbatim>.
        </>
      }
    >
      <ConfirmEmailForm action={confirmEmail.bind(null, key.id)} address={showAddress(pending.email)} withSlug />
      <SendAgainForm action={sendNewCode.bind(null, key.id)} />
      <TextLink href={routes.newWorkspace()}>Start over with another address</TextLink>
    </EntryFrame>
  );
}
