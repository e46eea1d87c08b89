/** Reads the client data of an answer (WebAuthn Level 3 §5.8.1). Returns null for text that is not client data. */
function readClientData(clientDataJSON: string): Record<string, unknown> | null {
  try {
    const data = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(clientDataJSON, "base64url")));
    return typeof data === "object" && data !== null ? data : null;
  } catch {
    return null;
  }
}

/**
 * Tells whether a ceremony ran in a page of ours and not within another site's frame: crossOrigin is not true and topOrigin
 * is absent (WebAuthn Level 3 §7.1 steps 10 and 11, §7.2 steps 13 and 14). Rejects text that is not client data.
 */
export function ranOnTop(clientDataJSON: string): boolean {
  const data = readClientData(clientDataJSON);
  return data !== null && data.crossOrigin !== true && data.topOrigin === undefined;
}

/** Returns the challenge that an answer says it is for. Nothing of the answer is proven yet. Null if it names none. */
export function challengeIn(clientDataJSON: string): Buffer | null {
  const challenge = readClientData(clientDataJSON)?.challenge;
  return typeof challenge === "string" ? Buffer.from(challenge, "base64url") : null;
}
