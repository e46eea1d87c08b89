import { notFound } from "next/navigation";
import { LinkGone } from "@/app/link-gone";
import { ActionForm } from "@/components/action-form";
import { EntryFrame } from "@/components/entry-frame";
import { readWords } from "@/components/language/read-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import { readLinkToken } from "@/lib/access/opened-link";
import { routes } from "@/lib/ground/routes";
import { findPublicationByStopToken } from "@/lib/use-cases/policy-admin/stop";
import { policyWaits } from "@/words/policy-waits";
import { stopFromMail } from "./actions";

type Props = { params: Promise<{ workspace: string; link: string }> };

export default async function StopPolicyPage({ params }: Props) {
  const { workspace: slug, link } = await params;
  const { stopPage } = await readWords(policyWaits);
  const token = await readLinkToken(link);
  if (token === "") return <LinkGone title={stopPage.title} link={link} />;
  const linked = await findPublicationByStopToken(slug, token);
  if (!linked) notFound();
  const { state } = linked;
  return (
    <EntryFrame workspace={linked.workspace.name} workspaceHref={routes.signIn(slug)} title={stopPage.title}>
      {state.is === "held" ? (
        <>
          <p>
            {stopPage.before} <Time at={state.until} />. {stopPage.after}
          </p>
          <ActionForm action={stopFromMail.bind(null, slug, link)}>
            <Button tone="danger" size="large" wide>
              {stopPage.button}
            </Button>
          </ActionForm>
        </>
      ) : (
        <Notice result tone={state.is === "published" ? "warn" : "good"} title={stopPage[state.is].title}>
          {stopPage[state.is].text}
        </Notice>
      )}
    </EntryFrame>
  );
}
