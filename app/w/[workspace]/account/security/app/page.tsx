import { EntryFrame } from "@/components/entry-frame";
import { readWords } from "@/components/language/read-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { requireSession } from "@/lib/access/sessions/require";
import { readId } from "@/lib/ground/ids";
import { routes } from "@/lib/ground/routes";
import { readSetUp } from "@/lib/use-cases/enrolment/find-set-up";
import { securityRefusals } from "@/words/refusals/security";
import { say } from "@/words/sentences";
import { ConfirmAppForm } from "../../../enrol/forms";
import { LinkApp } from "../../../enrol/link-app";
import { addApp, replaceApp } from "../method-actions";
import { confirmNewApp } from "./actions";

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<{ setUp?: string }> };

export default async function AppPage({ params, searchParams }: Props) {
  const { workspace: slug } = await params;
  const standing = await requireSession(slug);
  const { live, over } = await readSetUp(standing, readId((await searchParams).setUp));
  const first = !standing.member.codesSavedAt;
  const frame = { workspace: standing.workspace.name, workspaceHref: routes.home(slug) };
  const back = <TextLink href={routes.security(slug)}>Back to Security</TextLink>;
  if (!live) {
    return (
      <EntryFrame
        {...frame}
        title="Link your app"
        lead={
          over
            ? say((await readWords(securityRefusals)).appSetUpOver, over)
            : "No set-up is open here. Nothing was changed."
        }
      >
        {over?.reason === "expired" && (
          <form action={over.replaces ? replaceApp.bind(null, slug, over.replaces) : addApp.bind(null, slug)}>
            <Button tone="primary" size="large" wide>
              Start again
            </Button>
          </form>
        )}
        {back}
      </EntryFrame>
    );
  }
  return (
    <EntryFrame
      {...frame}
      title={live.replaces ? "Replace your app" : "Link your app"}
      step={first ? { now: 1, of: 2, name: "Link your app" } : undefined}
      lead={
        live.replaces
          ? "The app you use now keeps working until this one is confirmed. You have ten minutes, also if you close this page."
          : undefined
      }
    >
      {first && (
        <Notice tone="plain">
          Next come your recovery codes for the day you lose your phone. Have a place ready to keep them.
        </Notice>
      )}
      <LinkApp standing={standing} pending={live} over={over} />
      <ConfirmAppForm key={live.id} action={confirmNewApp.bind(null, slug)} setUp={live.id} />
      {back}
    </EntryFrame>
  );
}
