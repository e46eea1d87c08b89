import { readWords } from "@/components/language/read-words";
import { Alert } from "@/components/ui/alert";
import { QrCode } from "@/components/ui/qr-code";
import { SetupKey } from "@/components/ui/setup-key";
import type { Standing } from "@/lib/access/sessions/standing";
import { keyUri } from "@/lib/methods/totp/key";
import { issuerOf } from "@/lib/rules/policy/settings";
import type { PendingTotp, SetUpRefused } from "@/lib/use-cases/enrolment/find-set-up";
import { enrol } from "@/words/enrol";
import { securityRefusals } from "@/words/refusals/security";
import { say } from "@/words/sentences";
import { AuthenticatorApps } from "./authenticator-apps";

type Props = { standing: Standing; pending: PendingTotp; over: SetUpRefused | null };

/**
 * Shows what links an app: the QR code and its key in text, side by side, and where to tap (E6). `over` says how the set-up ended
 * that this tab showed before.
 */
export async function LinkApp({ standing, pending, over }: Props) {
  const { policy, workspace, member } = standing;
  const words = (await readWords(enrol)).app;
  const uri = keyUri(issuerOf(policy.settings, workspace.name), member.email, pending.key);
  return (
    <>
      {over && (
        <Alert tone="warn">{`${say((await readWords(securityRefusals)).appSetUpOver, over)} ${words.scanInstead}`}</Alert>
      )}
      <AuthenticatorApps />
      <ol className="flex list-decimal flex-col gap-1 ps-5 marker:text-ink-faint">
        <li>{words.open(label)}</li>
        <li>{words.scan(label)}</li>
        <li>{words.type}</li>
      </ol>
      <div className="flex flex-wrap gap-5">
        <QrCode value={uri} />
        <div className="min-w-0 flex-1 basis-40">
          <SetupKey secret={pending.key} uri={uri} />
        </div>
      </div>
    </>
  );
}

const label = (text: string) => <b className="font-medium">{text}</b>;
