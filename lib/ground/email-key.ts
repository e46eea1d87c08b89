import { readEmailAddress } from "./email-address";
import { readText } from "./text";

/** Writes an address as it is compared: read by `readEmailAddress`, in lower case. Text that is no address stays what it is. */
export function emailKeyOf(email: string): string {
  return (readEmailAddress(email) ?? readText(email)).toLowerCase();
}

/** Writes a name as it is sorted and searched. */
export function nameKeyOf(name: string): string {
  return name.normalize("NFKC").trim().toLowerCase();
}
