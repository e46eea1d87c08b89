import { rest } from "@/lib/records/mail/backoff";
import { deliverMails } from "@/lib/records/mail/deliver";
import type { Transport } from "@/lib/records/mail/message";
import { onNudge } from "@/lib/records/mail/nudge";
import { openTransport } from "@/lib/records/mail/transport";
import { type Repeating, repeat } from "./repeat";

const LOOK = 1_000;
const BATCH = 20;

/**
 * Delivers mail as it is queued: at once if this process queued it, within a second if another did. While the provider fails, one
 * mail is tried after a pause of 1 to 30 seconds; the others wait untouched. `look` is how often it looks for mail of others, in ms.
 */
export function repeatMail(open: () => Promise<Transport> = openTransport, look = LOOK): Repeating {
  let transport: Transport | undefined;
  let failures = 0;
  let restUntil = 0;
  const delivery = repeat("mail", async () => {
    const left = restUntil - performance.now();
    if (left > 0) return left;
    transport ??= await open();
    const round = await deliverMails(transport, new Date(), failures === 0 ? BATCH : 1);
    failures = round.provider === "fails" ? failures + 1 : round.sent > 0 ? 0 : failures;
    restUntil = performance.now() + (round.provider === "fails" ? rest(failures) : 0);
    return round.more && failures === 0 ? 0 : Math.max(look, restUntil - performance.now());
  });
  onNudge(delivery.wake);
  return {
    wake: delivery.wake,
    async stop() {
      onNudge(undefined);
      await delivery.stop();
      transport?.close();
    },
  };
}
