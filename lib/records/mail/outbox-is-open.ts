import { type Environment, isLoopback } from "@/lib/ground/settings";

/**
 * Decides whether the outbox may be shown: it holds codes and links in clear, so to this machine only.
 * That takes the embedded installation, mail going to the outbox, an address on this machine, and a request no proxy has
 * touched (`direct`): behind a local proxy everybody's requests look local. The server in front has matched the Host.
 */
export function outboxIsOpen(settings: Pick<Environment, "embedded" | "email" | "appUrl">, direct: boolean): boolean {
  return settings.embedded && settings.email.transport === "outbox" && isLoopback(settings.appUrl) && direct;
}
