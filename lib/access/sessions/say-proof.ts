const words: [reference: string, text: string][] = [
  ["otp", "authenticator app"],
  ["hwk", "passkey or security key"],
  ["email", "email code"],
  ["recovery", "recovery code"],
  ["reset", "reset code"],
];

/** Says in words what a session's owner proved: "Password and authenticator app". */
export function sayProof(amr: string[]): string {
  const factors = words.filter(([reference]) => amr.includes(reference)).map(([, text]) => text);
  const all = amr.includes("pwd") ? ["password", ...factors] : factors;
  const text = new Intl.ListFormat("en-GB").format(all);
  return text.charAt(0).toUpperCase() + text.slice(1);
}
