import { join } from "node:path";
import { env } from "@/lib/ground/env";
import type { Transport } from "./message";

/** Opens the transport that EMAIL_TRANSPORT names, and loads no other. */
export async function openTransport(): Promise<Transport> {
  const { email, dataDir } = env();
  switch (email.transport) {
    case "outbox":
      return (await import("./transports/outbox")).openOutbox(join(dataDir, "outbox"));
    case "resend":
      return (await import("./transports/resend")).openResend(email);
    case "smtp":
      return (await import("./transports/smtp")).openSmtp(email);
  }
}
