import { cookies, headers } from "next/headers";
import { choiceCookie } from "@/lib/ground/cookie-name";

type NameOf = (secure: boolean) => string;

/** Reads what the reader chose from the request's cookie, as it was sent. */
export async function readChoice(nameOf: NameOf): Promise<string | undefined> {
  const jar = await cookies();
  return (jar.get(nameOf(true)) ?? jar.get(nameOf(false)))?.value;
}

/**
 * Keeps what the reader chose; null forgets it. The cookie is Secure by the request's Origin, which the server in front has matched
 * to the product's address. Only in a server action.
 */
export async function keepChoice(nameOf: NameOf, value: string | null): Promise<void> {
  const secure = (await headers()).get("origin")?.startsWith("https:") === true;
  const jar = await cookies();
  if (value === null) jar.delete(nameOf(secure));
  else jar.set(nameOf(secure), value, choiceCookie(secure));
}
