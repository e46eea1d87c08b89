import { notFound } from "next/navigation";
import { LinkGone } from "@/app/link-gone";
import { ActionForm } from "@/components/action-form";
import { EntryFrame } from "@/components/entry-frame";
import { readWords } from "@/components/language/read-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { readLinkToken } from "@/lib/access/opened-link";
import { routes } from "@/lib/ground/routes";
import { findNotice } from "@/lib/use-cases/members/notice-link";
import { locks } from "@/words/locks";
import { lockFromMail } from "./actions";

type Props = { params: Promise<{ workspace: string; link: string }> };

export default async function NotMeLinkPage({ params }: Props) {
  const { workspace: slug, link } = await params;
  const words = await readWords(locks);
  const token = await readLinkToken(link);
  if (token === "") return <LinkGone title={words.title} link={link} />;
  const notice = await findNotice(slug, token, new Date());
  if (!notice) notFound();
  const { workspace, state } = notice;
  const isLive = state === "live";
  return (
    <EntryFrame
      workspace={workspace.name}
      workspaceHref={routes.signIn(slug)}
      title={words.title}
      lead={isLive ? words.lead : undefined}
    >
      {isLive && (
        <>
          <p>{words.what}</p>
          <ActionForm action={lockFromMail.bind(null, slug, link)}>
            <Button tone="danger" size="large" wide>
              {words.button}
            </Button>
          </ActionForm>
        </>
      )}
      {state === "locked" && <Notice title={words.doneByMail}>{words.doneByMailText}</Notice>}
      {state === "used" && <Notice tone="plain">{words.used}</Notice>}
      {state === "expired" && <Notice tone="warn">{words.expired}</Notice>}
    </EntryFrame>
  );
}
