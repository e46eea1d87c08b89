import { notFound } from "next/navigation";
import { LinkGone } from "@/app/link-gone";
import { ActionForm } from "@/components/action-form";
import { EntryFrame } from "@/components/entry-frame";
import { readWords } from "@/components/language/read-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { readLinkToken } from "@/lib/access/opened-link";
import { showAddress } from "@/lib/ground/readable-address";
import { routes } from "@/lib/ground/routes";
import { findByStopLink } from "@/lib/use-cases/profile/stop-address";
import { locks } from "@/words/locks";
import { stopEmailChange } from "./actions";

type Props = { params: Promise<{ workspace: string; link: string }> };

export default async function StopEmailPage({ params }: Props) {
  const { workspace: slug, link } = await params;
  const { stop: words } = await readWords(locks);
  const token = await readLinkToken(link);
  if (token === "") return <LinkGone title={words.title} link={link} />;
  const change = await findByStopLink(slug, token, new Date());
  if (!change) notFound();
  const { state } = change;
  const to = <bdi>{showAddress(change.toEmail)}</bdi>;
  return (
    <EntryFrame workspace={change.workspace.name} workspaceHref={routes.signIn(slug)} title={words.title}>
      {(state === "waiting" || state === "done") && (
        <>
          <p>{state === "done" ? words.done(to) : words.live(to)}</p>
          <p>{words.what}</p>
          <ActionForm action={stopEmailChange.bind(null, slug, link)}>
            <Button tone="danger" size="large" wide>
              {words.button}
            </Button>
          </ActionForm>
        </>
      )}
      {state === "stopped" && <Notice title={words.stopped}>{words.stoppedText}</Notice>}
      {state === "over" && (
        <Notice tone="warn" title={words.over}>
          {words.overText}
        </Notice>
      )}
    </EntryFrame>
  );
}
