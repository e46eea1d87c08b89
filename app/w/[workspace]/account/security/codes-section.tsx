import { readWords } from "@/components/language/read-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { routes } from "@/lib/ground/routes";
import { readReplacements } from "@/lib/methods/recovery-codes/replacement";
import { security } from "@/words/security";
import { newCodes, showCodes } from "./code-actions";
import { OpenButton } from "./open-button";

const low = 3;

/** Says how many recovery codes are left and what can be done with them (R4, R5, R7). */
export async function CodesSection({ standing }: { standing: FullStanding }) {
  const { workspace, member, policy, assessment } = standing;
  const { slug } = workspace;
  const words = (await readWords(security)).codes;
  const again = policy.settings.recoveryCodes.shown === "again";
  if (!(assessment.hasFactor || member.distrustedAt) || !member.codesSavedAt) {
    return <Section title={words.title} description={words.none} />;
  }
  const left = member.recoveryCodesLeft;
  const unseen = (await readReplacements(standing)).length > 0;
  return (
    <Section title={words.title} description={words.about}>
      <div className="flex flex-col gap-4">
        {unseen && (
          <Notice tone="warn" title={words.waits}>
            {words.waitsText} <TextLink href={routes.securityCodes(slug)}>{words.saveNow}</TextLink>
          </Notice>
        )}
        {left <= low ? (
          <Notice tone="warn" title={left === 0 ? words.noneLeft : words.left(left)}>
            {left === 0 ? words.noneLeftText : words.few}
          </Notice>
        ) : (
          <p>{words.left(left)}.</p>
        )}
        <p className="text-ink-soft">
          <span>{words.saved(<Time at={member.codesSavedAt} form="date" />)}</span>{" "}
          <span>{again ? words.again : words.once}</span>
        </p>
        <div className="flex flex-wrap gap-2">
          {again && left > 0 && (
            <form action={showCodes.bind(null, slug)}>
              <Button>{words.show}</Button>
            </form>
          )}
          <form action={newCodes.bind(null, slug)}>
            <Button>{words.generate}</Button>
          </form>
          {left > 0 && (
            <OpenButton path={routes.security(slug)} open="check">
              {words.check}
            </OpenButton>
          )}
        </div>
      </div>
    </Section>
  );
}
