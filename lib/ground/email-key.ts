/** Writes an address as it is compared: NFKC, lower case, no space around. */
export function emailKeyOf(email: string): string {
  return email.normalize("NFKC").trim().toLowerCase();
}

/** Writes a name as it is sorted and searched. */
export function nameKeyOf(name: string): string {
  return name.normalize("NFKC").trim().toLowerCase();
}
