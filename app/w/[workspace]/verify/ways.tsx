import { PasskeyButton } from "@/components/passkeys/passkey-button";
import { TextLink } from "@/components/ui/text-link";
import type { Standing } from "@/lib/access/sessions/standing";
import { showAddress } from "@/lib/ground/readable-address";
import { routes } from "@/lib/ground/routes";
import { hasEmailCode } from "@/lib/methods/email-codes/has-live";
import type { Way } from "@/lib/use-cases/sign-in/ways-to-answer";
import { mailMe, verify, verifyWithEmailCode, verifyWithRecoveryCode } from "./actions";
import { askForPasskey, verifyWithPasskey } from "./passkey-actions";
import { EmailCodeForm, MailMeForm, RecoveryForm, VerifyForm } from "./verify-form";

const passkeyLabel = "Use your passkey or security key";

/** Asks for the second step with one method. */
export async function Answer({ standing, way }: { standing: Standing; way: Way }) {
  const { slug } = standing.workspace;
  if (way === "app") return <VerifyForm action={verify.bind(null, slug)} />;
  if (way === "recovery-code") return <RecoveryForm action={verifyWithRecoveryCode.bind(null, slug)} />;
  if (way === "passkey") {
    return (
      <>
        <PasskeyButton
          label={passkeyLabel}
          begin={askForPasskey.bind(null, slug)}
          finish={verifyWithPasskey.bind(null, slug)}
          tone="primary"
          size="large"
          wide
        />
        <p className="hidden noscript:block">
          Passkeys and security keys need JavaScript. Switch it on, or use another way.
        </p>
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
        label={sent ? "Send a new code" : "Email me a code"}
        tone={sent ? "secondary" : "primary"}
        wide
      />
    </>
  );
}

/** Lists the other methods that this member can use now. */
export function OtherWays({ slug, ways }: { slug: string; ways: Way[] }) {
  return ways.map((way) => {
    if (way === "passkey") {
      return (
        <PasskeyButton
          key={way}
          label={passkeyLabel}
          begin={askForPasskey.bind(null, slug)}
          finish={verifyWithPasskey.bind(null, slug)}
        />
      );
    }
    if (way === "email") return <MailMeForm key={way} action={mailMe.bind(null, slug)} label="Email me a code" />;
    return (
      <TextLink key={way} href={routes.verify(slug, { with: way })}>
        {way === "app" ? "Use your authenticator app" : "Use a recovery code"}
      </TextLink>
    );
  });
}
