import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { routes } from "@/lib/ground/routes";
import { readReplacements } from "@/lib/methods/recovery-codes/replacement";
import { newCodes, showCodes } from "./code-actions";
import { OpenButton } from "./open-button";

const low = 3;

/** Says how many recovery codes are left and what can be done with them (R4, R5, R7). */
export async function CodesSection({ standing }: { standing: FullStanding }) {
  const { workspace, member, policy, assessment } = standing;
  const { slug } = workspace;
  const again = policy.settings.recoveryCodes.shown === "again";
  if (!(assessment.hasFactor || member.distrustedAt) || !member.codesSavedAt) {
    return (
      <Section
        title="Recovery codes"
        description="Recovery codes get you in on the day you lose your method. You get them with your first method."
      />
    );
  }
  const left = member.recoveryCodesLeft;
  const unseen = (await readReplacements(standing)).length > 0;
  return (
    <Section
      title="Recovery codes"
      description="Each code signs you in once, without your method. Keep them where you keep things you can't lose: a password manager, or on paper in a safe place."
    >
      <div className="flex flex-col gap-4">
        {unseen && (
          <Notice tone="warn" title="A new code waits to be saved">
            It took the place of the one you used. <TextLink href={routes.securityCodes(slug)}>Save it now</TextLink>
          </Notice>
        )}
        {left <= low ? (
          <Notice tone="warn" title={left === 0 ? "No recovery codes are left" : `${sayLeft(left)} left`}>
            {left === 0
              ? "If you lose your method now, only an admin can let you back in. Generate new codes."
              : "Generate new codes before you run out."}
          </Notice>
        ) : (
          <p>{sayLeft(left)} left.</p>
        )}
        <p className="text-ink-soft">
          Saved <Time at={member.codesSavedAt} form="date" />.{" "}
          <span>
            {again
              ? "You can look at them again after confirming that it is you."
              : "They were shown once. If you lost them, generate new ones: the old ones work until you have saved the new."}
          </span>
        </p>
        <div className="flex flex-wrap gap-2">
          {again && left > 0 && (
            <form action={showCodes.bind(null, slug)}>
              <Button>Show recovery codes</Button>
            </form>
          )}
          <form action={newCodes.bind(null, slug)}>
            <Button>Generate new codes</Button>
          </form>
          {left > 0 && (
            <OpenButton path={routes.security(slug)} open="check">
              Check a code
            </OpenButton>
          )}
        </div>
      </div>
    </Section>
  );
}

const sayLeft = (left: number) => `${left} recovery code${left === 1 ? "" : "s"}`;
