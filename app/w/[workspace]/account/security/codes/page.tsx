import { redirect } from "next/navigation";
import { EntryFrame } from "@/components/entry-frame";
import { RecoveryCodeList } from "@/components/ui/recovery-code-list";
import { TextLink } from "@/components/ui/text-link";
import { requireSession } from "@/lib/access/sessions/require";
import { readId } from "@/lib/ground/ids";
import { showAddress } from "@/lib/ground/readable-address";
import { routes } from "@/lib/ground/routes";
import { readSetOver, readUnsavedCodes } from "@/lib/methods/recovery-codes/read-unsaved";
import { readReplacements } from "@/lib/methods/recovery-codes/replacement";
import { readViewedCodes } from "@/lib/methods/recovery-codes/show";
import { SavedForm } from "../../../enrol/forms";
import { SetIsOver } from "../../../enrol/set-is-over";
import { saveNewCodes, saveReplacements } from "../code-actions";

const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<{ set?: string }> };

export default async function CodesPage({ params, searchParams }: Props) {
  const { workspace: slug } = await params;
  const standing = await requireSession(slug);
  const named = readId((await searchParams).set);
  const { workspace, member } = standing;
  const now = new Date();
  const frame = { workspace: workspace.name, workspaceHref: routes.home(slug) };
  const list = { workspace: workspace.name, account: showAddress(member.email) };
  const security = routes.security(slug);

  const unsaved = await readUnsavedCodes(standing);
  const over = named ? await readSetOver(standing, named) : null;
  if (over) {
    return (
      <EntryFrame {...frame} title="Recovery codes">
        <SetIsOver over={over} liveHref={unsaved && routes.securityCodes(slug, { set: unsaved.setId })} />
        <TextLink href={security}>Back to Security</TextLink>
      </EntryFrame>
    );
  }
  if (unsaved) {
    return (
      <EntryFrame
        {...frame}
        title="Save your recovery codes"
        lead="Your old codes work until you say here that the new ones are saved. Keep them in a password manager, or on paper in a safe place."
      >
        <RecoveryCodeList codes={unsaved.codes} {...list} madeOn={day.format(now)} />
        <SavedForm action={saveNewCodes.bind(null, slug)} set={unsaved.setId} />
        <TextLink href={security}>Keep the old codes</TextLink>
      </EntryFrame>
    );
  }
  const replacements = await readReplacements(standing);
  const [first] = replacements;
  if (first) {
    return (
      <EntryFrame
        {...frame}
        title="Save your new recovery code"
        lead="It takes the place of the code you used, which no longer works. Your other codes stay as they are."
      >
        <RecoveryCodeList codes={replacements.map(({ code }) => code)} {...list} madeOn={day.format(now)} />
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
    <EntryFrame
      {...frame}
      title="Your recovery codes"
      lead="Each code signs you in once. A mail tells you that they were shown."
    >
      <RecoveryCodeList codes={viewed.codes} {...list} madeOn={day.format(viewed.savedAt)} />
      <TextLink href={security}>Back to Security</TextLink>
    </EntryFrame>
  );
}
