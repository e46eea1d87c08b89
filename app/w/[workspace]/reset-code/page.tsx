import { brandLinks } from "@/app/brand-links";
import { EntryFrame } from "@/components/entry-frame";
import { readWords } from "@/components/language/read-words";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { requireStep } from "@/lib/access/sessions/require";
import type { Standing } from "@/lib/access/sessions/standing";
import { onward } from "@/lib/ground/onward";
import { verify } from "@/words/verify";
import { signOut } from "../sign-out/actions";
import { ToApplication } from "../to-application";
import { LostAccess } from "../verify/lost-access";
import { enterResetCode } from "./actions";
import { ResetCodeForm } from "./reset-code-form";

export default async function ResetCodePage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace: slug } = await params;
  const standing = await requireStep(slug, "reset-code", "second-factor");
  const { workspace } = standing;
  const { reset: words, otherPerson } = await readWords(verify);
  return (
    <EntryFrame
      workspace={workspace.name}
      brand={brandLinks(workspace)}
      workspaceHref={onward.resetCode(slug)}
      {...(standing.step === "reset-code" && { step: { now: 1, of: 3, name: words.title } })}
      title={words.title}
      lead={<Lead standing={standing} />}
    >
      <ToApplication slug={slug} />
      <ResetCodeForm action={enterResetCode.bind(null, slug)} />
      <div className="flex flex-col items-start gap-2 text-ink-soft">
        {standing.step === "second-factor" && <TextLink href={onward.verify(slug)}>{words.back}</TextLink>}
        <details>
          <summary className="w-fit cursor-pointer rounded-sm underline decoration-line-strong underline-offset-3">
            {words.noCode}
          </summary>
          <div className="mt-3">
            <LostAccess standing={standing} />
          </div>
        </details>
        <form action={signOut.bind(null, slug)}>
          <button
            type="submit"
            className="cursor-pointer rounded-sm underline decoration-line-strong underline-offset-3"
          >
            {otherPerson}
          </button>
        </form>
      </div>
    </EntryFrame>
  );
}

/** Says whether a code is waited for, and if not, why. */
async function Lead({ standing }: { standing: Standing }) {
  const { step, reset } = standing;
  const words = (await readWords(verify)).reset;
  return step === "second-factor" ? words.none : words.lead(reset && <Time at={reset.expiresAt} />);
}
