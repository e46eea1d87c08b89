/** How an identity was checked, as it is asked and shown. */
export const identityCheckWords = {
  seen: "Seen in person",
  video: "Video call",
  call_back: "Called back on a number we already had",
};

/** Says how an identity was checked; the operator writes a sentence of their own. */
export function sayIdentityCheck(check: string): string {
  return Object.hasOwn(identityCheckWords, check)
    ? identityCheckWords[check as keyof typeof identityCheckWords]
    : check;
}
