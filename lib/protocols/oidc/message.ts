import type { KoaContext } from "oidc-provider";
import { currentCall, type OidcMessage } from "./call";

/** Shows a page in place of what the provider would answer. */
export function showMessage(context: KoaContext, message: OidcMessage): void {
  const isError = message.kind === "wrong-request" || message.kind === "expired";
  context.status = isError ? 400 : 200;
  context.remove("location");
  context.type = "html";
  context.body = currentCall().write(message);
}
