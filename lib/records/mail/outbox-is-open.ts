import { type Environment, isLoopback } from "@/lib/ground/settings";

/**
 * Decides whether the outbox may be shown. It holds codes and links in clear text, so only this machine may see it. That
 * requires the embedded installation, mail going to the outbox, an address on this machine, and a request that no proxy has
 * touched (`direct`), because all requests behind a local proxy look local. The server in front has matched the Host.
 */
export function outboxIsOpen(settings: Pick<Environment, "embedded" | "email" | "appUrl">, direct: boolean): boolean {
  return settings.embedded && settings.email.transport === "outbox" && isLoopback(settings.appUrl) && direct;
}
