import { join } from "node:path";
import { env } from "@/lib/env";
import type { Transport } from "./message";
import { openOutbox } from "./transports/outbox";
import { openResend } from "./transports/resend";
import { openSmtp } from "./transports/smtp";

/** Opens the transport that EMAIL_TRANSPORT names. */
export function openTransport(): Transport {
  const { email, dataDir } = env();
  switch (email.transport) {
    case "outbox":
      return openOutbox(join(dataDir, "outbox"));
    case "resend":
      return openResend(email);
    case "smtp":
      return openSmtp(email);
  }
}
