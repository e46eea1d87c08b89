import { OutboxHint } from "@/app/outbox-hint";
import { readWords } from "@/components/language/read-words";
import { PasskeyButton } from "@/components/passkeys/passkey-button";
import { TextLink } from "@/components/ui/text-link";
import type { Standing } from "@/lib/access/sessions/standing";
import { onward } from "@/lib/ground/onward";
import { showAddress } from "@/lib/ground/readable-address";
import { hasEmailCode } from "@/lib/methods/email-codes/has-live";
import type { Way } from "@/lib/use-cases/sign-in/ways-to-answer";
import { passkeys } from "@/words/passkeys";
import { verify as verifyWords } from "@/words/verify";
import { mailMe, verify, verifyWithEmailCode, verifyWithRecoveryCode } from "./actions";
import { askForPasskey, verifyWithPasskey } from "./passkey-actions";
import { EmailCodeForm, MailMeForm, RecoveryForm, VerifyForm } from "./verify-form";

/** Asks for the second step with one method. */
export async function Answer({ standing, way }: { standing: Standing; way: Way }) {
  const { slug } = standing.workspace;
  const words = await readWords(verifyWords);
  const passkey = await readWords(passkeys);
  if (way === "app") return <VerifyForm action={verify.bind(null, slug)} />;
  if (way === "recovery-code") return <RecoveryForm action={verifyWithRecoveryCode.bind(null, slug)} />;
  if (way === "passkey") {
    return (
      <>
        <PasskeyButton
          label={passkey.use}
          words={passkey}
          begin={askForPasskey.bind(null, slug)}
          finish={verifyWithPasskey.bind(null, slug)}
          tone="primary"
          size="large"
          wide
        />
        <p className="hidden noscript:block">{passkey.noScript}</p>
      </>
    );
  }
  const sent = await hasEmailCode(standing, standing.session.id, "sign-in");
  return (
    <>
      {sent && (
        <EmailCodeForm action={verifyWithEmailCode.bind(null, slug)} address={showAddress(standing.member.email)} />
      )}
      <MailMeForm
        action={mailMe.bind(null, slug)}
        label={sent ? words.mailAgain : words.mailMe}
        tone={sent ? "secondary" : "primary"}
        wide
      />
      {sent && <OutboxHint />}
    </>
  );
}

/** Lists the other methods that this member can use now. */
export async function OtherWays({ slug, ways }: { slug: string; ways: Way[] }) {
  const words = await readWords(verifyWords);
  const passkey = await readWords(passkeys);
  return ways.map((way) => {
    if (way === "passkey") {
      return (
        <PasskeyButton
          key={way}
          label={passkey.use}
          words={passkey}
          begin={askForPasskey.bind(null, slug)}
          finish={verifyWithPasskey.bind(null, slug)}
        />
      );
    }
    if (way === "email") return <MailMeForm key={way} action={mailMe.bind(null, slug)} label={words.mailMe} />;
    return (
      <TextLink key={way} href={onward.verify(slug, { with: way })}>
        {way === "app" ? words.byApp : words.byRecovery}
      </TextLink>
    );
  });
}
