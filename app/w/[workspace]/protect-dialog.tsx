import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { putOff, setUpNow } from "./protect-actions";

/** Offers a second factor to a member without one, only once (E12). */
export function ProtectDialog({ standing }: { standing: FullStanding }) {
  const { slug } = standing.workspace;
  return (
    <Dialog
      title="Protect your account"
      lead="A stolen password is enough to get into this account. With a second factor it is not."
    >
      <ol className="flex list-decimal flex-col gap-1 ps-5 marker:text-ink-faint">
        <li>Have your phone with an authenticator app at hand.</li>
        <li>Scan one QR code, type one code.</li>
        <li>Save your recovery codes. It takes about two minutes.</li>
      </ol>
      <DialogActions>
        <form action={putOff.bind(null, slug)}>
          <Button>Later</Button>
        </form>
        <form action={setUpNow.bind(null, slug)}>
          <Button tone="primary">Set up now</Button>
        </form>
      </DialogActions>
    </Dialog>
  );
}
