const bytesOf = (uuid: string) => Buffer.from(uuid.replaceAll("-", ""), "hex");

const uuidOf = (bytes: Buffer) => bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

/** The account that a passkey is for. */
export type PasskeyOwner = { workspaceId: string; memberId: string };

/**
 * Writes an account as WebAuthn's user handle (Level 3 §14.6.1: it holds nothing about the person): 32 bytes, the
 * identifiers of workspace and member.
 */
export function makeUserHandle({ workspaceId, memberId }: PasskeyOwner): Buffer<ArrayBuffer> {
  return Buffer.concat([bytesOf(workspaceId), bytesOf(memberId)]);
}

/** Reads a user handle from base64url. Returns null if it is not one of ours. */
export function readUserHandle(text: string | undefined): PasskeyOwner | null {
  const bytes = Buffer.from(text ?? "", "base64url");
  if (bytes.length !== 32) return null;
  return { workspaceId: uuidOf(bytes.subarray(0, 16)), memberId: uuidOf(bytes.subarray(16)) };
}
