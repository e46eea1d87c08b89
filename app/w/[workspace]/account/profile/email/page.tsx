import { OutboxHint } from "@/app/outbox-hint";
import { EntryFrame } from "@/components/entry-frame";
import { readWords } from "@/components/language/read-words";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { Verbatim } from "@/components/ui/verbatim";
import { requireSession } from "@/lib/access/sessions/require";
import { readId } from "@/lib/ground/ids";
import { showAddress } from "@/lib/ground/readable-address";
import { routes } from "@/lib/ground/routes";
import { readWaitingChange } from "@/lib/use-cases/profile/address-change";
import { profile } from "@/words/profile";
import { requireFresh } from "../../confirm/require-fresh";
import { askForChange, confirmChange, giveUpChange } from "./actions";
import { ConfirmAddressForm, NewAddressForm } from "./forms";

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<{ change?: string | string[] }> };

export default async function ChangeEmailPage({ params, searchParams }: Props) {
  const { workspace: slug } = await params;
  const standing = await requireSession(slug);
  const { change } = await searchParams;
  const id = readId(change);
  requireFresh(standing, { at: ["profileEmail", { change: id }] });
  const { email: words } = await readWords(profile);
  const waiting = id ? await readWaitingChange(standing, id) : null;
  const frame = { workspace: standing.workspace.name, workspaceHref: routes.home(slug) };
  if (waiting && id) {
    return (
      <EntryFrame
        {...frame}
        title={words.confirmTitle}
        lead={words.confirmLead(<Verbatim>{showAddress(waiting.toEmail)}</Verbatim>)}
      >
        <ConfirmAddressForm
          action={confirmChange.bind(null, slug, id)}
          label={words.code}
          hint={words.codeHint}
          button={words.confirm}
        />
        <OutboxHint />
        <p className="text-ink-soft">{words.effect}</p>
        <form action={giveUpChange.bind(null, slug)}>
          <button
            type="submit"
            className="cursor-pointer rounded-sm underline decoration-line-strong underline-offset-3"
          >
            {words.other}
          </button>
        </form>
      </EntryFrame>
    );
  }
  return (
    <EntryFrame {...frame} title={words.title} lead={words.lead}>
      {id && <Notice tone="warn">{words.over}</Notice>}
      <NewAddressForm
        action={askForChange.bind(null, slug)}
        label={words.field}
        hint={words.fieldHint}
        button={words.send}
      />
      <p className="text-ink-soft">{words.effect}</p>
      <TextLink href={routes.profile(slug)}>{(await readWords(profile)).title}</TextLink>
    </EntryFrame>
  );
}
