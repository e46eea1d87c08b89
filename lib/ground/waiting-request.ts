import { currentRequest } from "./request";

/**
 * Returns the id of the sign-in to an application that this page's tab waits for, as its address says: several tabs wait for several. It is
 * worth something only in the browser that began it.
 */
export function waitingRequest(): string | null {
  const target = currentRequest()?.target ?? "";
  return (
    /(?:\/continue\/|[?&]request=)([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?=[/?&]|$)/.exec(target)?.[1] ?? null
  );
}
