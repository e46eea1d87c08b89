import type { KoaContext } from "oidc-provider";
import type { ProtocolMessage } from "@/lib/rules/applications/protocol-message";
import { currentCall } from "./call";

/** Shows a page in place of what the provider would answer. */
export function showMessage(context: KoaContext, message: ProtocolMessage): void {
  const isError = message.kind === "wrong-request" || message.kind === "expired";
  context.status = isError ? 400 : 200;
  context.remove("location");
  context.type = "html";
  context.body = currentCall().write(message);
}

/** Adds an answer's parameters to an address. Null where there is no address. */
export function withAnswer(address: string | undefined, answer: Record<string, string | undefined>): string | null {
  if (!address || !URL.canParse(address)) return null;
  const url = new URL(address);
  for (const [name, value] of Object.entries(answer)) if (value) url.searchParams.set(name, value);
  return url.href;
}
