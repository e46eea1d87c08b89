import type { Metadata } from "next";
import { EntryFrame } from "@/components/entry-frame";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { requireSession } from "@/lib/access/sessions/require";
import { routes } from "@/lib/ground/routes";
import { readPendingTotp } from "@/lib/use-cases/enrolment/start-totp";
import { ConfirmAppForm } from "../../../enrol/forms";
import { LinkApp } from "../../../enrol/link-app";
import { addApp } from "../method-actions";
import { confirmNewApp } from "./actions";

export const metadata: Metadata = { title: "Link your app" };

export default async function AppPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace: slug } = await params;
  const standing = await requireSession(slug);
  const pending = await readPendingTotp(standing);
  const first = !standing.member.codesSavedAt;
  const frame = { workspace: standing.workspace.name, workspaceHref: routes.home(slug) };
  const back = <TextLink href={routes.security(slug)}>Back to Security</TextLink>;
  if (!pending) {
    return (
      <EntryFrame {...frame} title="Link your app" lead="This set-up has expired. Nothing was changed.">
        <form action={addApp.bind(null, slug)}>
          <Button tone="primary" size="large" wide>
            Start again
          </Button>
        </form>
        {back}
      </EntryFrame>
    );
  }
  return (
    <EntryFrame
      {...frame}
      title={pending.replaces ? "Replace your app" : "Link your app"}
      step={first ? { now: 1, of: 2, name: "Link your app" } : undefined}
      lead={
        pending.replaces
          ? "The app you use now keeps working until this one is confirmed. You have ten minutes, also if you close this page."
          : undefined
      }
    >
      {first && (
        <Notice tone="plain">
          Next come your recovery codes for the day you lose your phone. Have a place ready to keep them.
        </Notice>
      )}
      <LinkApp standing={standing} pending={pending} />
      <ConfirmAppForm action={confirmNewApp.bind(null, slug)} />
      {back}
    </EntryFrame>
  );
}
