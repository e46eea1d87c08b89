import { notFound } from "next/navigation";
import { LinkGone } from "@/app/link-gone";
import { ActionForm } from "@/components/action-form";
import { EntryFrame } from "@/components/entry-frame";
import { readWords } from "@/components/language/read-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { readLinkToken } from "@/lib/access/opened-link";
import { routes } from "@/lib/ground/routes";
import { isLive, type ResetState } from "@/lib/rules/resets/state";
import { findByStopToken, readLinkedState } from "@/lib/use-cases/resets/stop";
import { verify } from "@/words/verify";
import { stop } from "./actions";

type Props = { params: Promise<{ workspace: string; link: string }> };

export default async function StopResetPage({ params }: Props) {
  const { workspace: slug, link } = await params;
  const token = await readLinkToken(link);
  const words = (await readWords(verify)).stop;
  if (token === "") return <LinkGone title={words.title} link={link} />;
  const linked = await findByStopToken(slug, token);
  if (!linked) notFound();
  const state = await readLinkedState(linked, new Date());
  const live = isLive(state);
  const titles: Partial<Record<ResetState, string>> = words.titles;
  return (
    <EntryFrame
      workspace={linked.workspace.name}
      workspaceHref={routes.signIn(slug)}
      title={words.title}
      lead={live ? words.lead : undefined}
    >
      {live ? (
        <>
          <Notice tone="plain">{words.note(linked.workspace.name)}</Notice>
          <ActionForm action={stop.bind(null, slug, link)}>
            <Button tone="danger" size="large" wide>
              {words.title}
            </Button>
          </ActionForm>
        </>
      ) : (
        <Notice result tone={state === "used" ? "warn" : "good"} title={titles[state]}>
          {state === "used" ? words.used : words.over}
        </Notice>
      )}
    </EntryFrame>
  );
}
