import { QrCode } from "@/components/ui/qr-code";
import { SetupKey } from "@/components/ui/setup-key";
import type { Standing } from "@/lib/access/sessions/standing";
import { keyUri } from "@/lib/methods/totp/key";
import { issuerOf } from "@/lib/rules/policy/settings";
import type { PendingTotp } from "@/lib/use-cases/enrolment/start-totp";
import { AuthenticatorApps } from "./authenticator-apps";

/** Shows what links an app: the QR code and its key in text, side by side, and where to tap (E6). */
export function LinkApp({ standing, pending }: { standing: Standing; pending: PendingTotp }) {
  const { policy, workspace, member } = standing;
  const uri = keyUri(issuerOf(policy.settings, workspace.name), member.email, pending.key);
  return (
    <>
      <AuthenticatorApps />
      <ol className="flex list-decimal flex-col gap-1 ps-5 marker:text-ink-faint">
        <li>
          Open your authenticator app and tap <b className="font-medium">Add a code</b> or{" "}
          <b className="font-medium">+</b>.
        </li>
        <li>
          Tap <b className="font-medium">Scan a QR code</b> and point the camera here.
        </li>
        <li>Can&rsquo;t scan? Choose to enter a key and type the set-up key.</li>
      </ol>
      <div className="flex flex-col gap-5 sm:flex-row">
        <QrCode value={uri} />
        <div className="min-w-0 flex-1">
          <SetupKey secret={pending.key} uri={uri} />
        </div>
      </div>
    </>
  );
}
