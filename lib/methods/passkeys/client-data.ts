/**
 * Tells whether a ceremony ran in a page of ours and not within another site's frame: crossOrigin is not true and topOrigin
 * is absent (WebAuthn Level 3 §7.1 steps 10 and 11, §7.2 steps 13 and 14). Rejects text that is not client data.
 */
export function ranOnTop(clientDataJSON: string): boolean {
  try {
    const data = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(clientDataJSON, "base64url")));
    return typeof data === "object" && data !== null && data.crossOrigin !== true && data.topOrigin === undefined;
  } catch {
    return false;
  }
}
