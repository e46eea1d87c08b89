import { redirect } from "next/navigation";
import { EntryFrame } from "@/components/entry-frame";
import { readWords } from "@/components/language/read-words";
import { RecoveryCodeList } from "@/components/ui/recovery-code-list";
import { TextLink } from "@/components/ui/text-link";
import { requireSession } from "@/lib/access/sessions/require";
import { readId } from "@/lib/ground/ids";
import { showAddress } from "@/lib/ground/readable-address";
import { routes } from "@/lib/ground/routes";
import { readSetOver, readUnsavedCodes } from "@/lib/methods/recovery-codes/read-unsaved";
import { readReplacements } from "@/lib/methods/recovery-codes/replacement";
import { readViewedCodes } from "@/lib/methods/recovery-codes/show";
import { enrol } from "@/words/enrol";
import { security as securityWords } from "@/words/security";
import { SavedForm } from "../../../enrol/forms";
import { SetIsOver } from "../../../enrol/set-is-over";
import { saveNewCodes, saveReplacements } from "../code-actions";

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<{ set?: string }> };

export default async function CodesPage({ params, searchParams }: Props) {
  const { workspace: slug } = await params;
  const standing = await requireSession(slug);
  const named = readId((await searchParams).set);
  const { workspace, member } = standing;
  const now = new Date();
  const frame = { workspace: workspace.name, workspaceHref: routes.home(slug) };
  const names = { workspace: workspace.name, account: showAddress(member.email) };
  const security = routes.security(slug);
  const { codes: words, back } = await readWords(securityWords);
  const { madeOn, list: listWords } = (await readWords(enrol)).codes;
  const list = { ...names, words: listWords };

  const unsaved = await readUnsavedCodes(standing);
  const over = named ? await readSetOver(standing, named) : null;
  if (over) {
    return (
      <EntryFrame {...frame} title={words.title}>
        <SetIsOver over={over} liveHref={unsaved && routes.securityCodes(slug, { set: unsaved.setId })} />
        <TextLink href={security}>{back}</TextLink>
      </EntryFrame>
    );
  }
  if (unsaved) {
    return (
      <EntryFrame {...frame} title={words.save} lead={words.saveLead}>
        <RecoveryCodeList codes={unsaved.codes} {...list} madeOn={madeOn(now)} />
        <SavedForm action={saveNewCodes.bind(null, slug)} set={unsaved.setId} />
        <TextLink href={security}>{words.keepOld}</TextLink>
      </EntryFrame>
    );
  }
  const replacements = await readReplacements(standing);
  const [first] = replacements;
  if (first) {
    return (
      <EntryFrame {...frame} title={words.saveOne} lead={words.saveOneLead}>
        <RecoveryCodeList codes={replacements.map(({ code }) => code)} {...list} madeOn={madeOn(now)} />
        <SavedForm
          action={saveReplacements.bind(null, slug)}
          set={first.setId}
          shown={replacements.map(({ id }) => id).join()}
        />
      </EntryFrame>
    );
  }
  const viewed = await readViewedCodes(standing);
  if (!viewed) redirect(security);
  return (
    <EntryFrame {...frame} title={words.yours} lead={words.yoursLead}>
      <RecoveryCodeList codes={viewed.codes} {...list} madeOn={madeOn(viewed.savedAt)} />
      <TextLink href={security}>{back}</TextLink>
    </EntryFrame>
  );
}
