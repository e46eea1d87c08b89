import { EntryFrame } from "@/components/entry-frame";
import { readWords } from "@/components/language/read-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { requireSession } from "@/lib/access/sessions/require";
import { readId } from "@/lib/ground/ids";
import { routes } from "@/lib/ground/routes";
import { readSetUp } from "@/lib/use-cases/enrolment/find-set-up";
import { enrol } from "@/words/enrol";
import { securityRefusals } from "@/words/refusals/security";
import { security } from "@/words/security";
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
  const words = await readWords(security);
  const first = !standing.member.codesSavedAt;
  const frame = { workspace: standing.workspace.name, workspaceHref: routes.home(slug) };
  const back = <TextLink href={routes.security(slug)}>{words.back}</TextLink>;
  if (!live) {
    return (
      <EntryFrame
        {...frame}
        title={words.app.title}
        lead={over ? say((await readWords(securityRefusals)).appSetUpOver, over) : words.app.none}
      >
        {over?.reason === "expired" && (
          <form action={over.replaces ? replaceApp.bind(null, slug, over.replaces) : addApp.bind(null, slug)}>
            <Button tone="primary" size="large" wide>
              {words.app.again}
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
      title={live.replaces ? words.app.replace : words.app.title}
      step={first ? { now: 1, of: 2, name: words.app.title } : undefined}
      lead={live.replaces ? words.app.keeps : undefined}
    >
      {first && <Notice tone="plain">{(await readWords(enrol)).codesNext}</Notice>}
      <LinkApp standing={standing} pending={live} over={over} />
      <ConfirmAppForm key={live.id} action={confirmNewApp.bind(null, slug)} setUp={live.id} />
      {back}
    </EntryFrame>
  );
}
