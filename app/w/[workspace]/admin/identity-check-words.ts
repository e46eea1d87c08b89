/** How an identity was checked, as forms and pages say it. */
export const identityCheckWords = {
  seen: "Seen in person",
  video: "Video call",
  call_back: "Called back on a number we already had",
};

/** Says how an identity was checked. The operator writes a sentence of their own. */
export function sayIdentityCheck(check: string): string {
  return Object.hasOwn(identityCheckWords, check)
    ? identityCheckWords[check as keyof typeof identityCheckWords]
    : check;
}
