/** Headers of a request, by their names in lower case. */
type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** Returns a path that may follow an origin, or the first page of the application. A path can't change the host that it follows. */
export function readPath(given: string | null): string {
  const fits = given !== null && /^\/[\x21-\x7e]{0,2000}$/.test(given) && !/^\/+\.gatehouse(\/|$)/i.test(given);
  return fits ? given : "/";
}

/** Reads what the proxy was asked for. Only its path counts, and only on the application's own host. */
export function readAskedPath(headers: Headers, origin: string): string {
  const told = (name: string) => String(headers[name] ?? "");
  const parts = `${told("x-forwarded-proto") || "https"}://${told("x-forwarded-host")}${told("x-forwarded-uri")}`;
  const asked = told("x-original-url") || parts;
  if (!URL.canParse(asked)) return "/";
  const { host, pathname, search } = new URL(asked);
  return host === new URL(origin).host ? readPath(pathname + search) : "/";
}

/** Tells whether the proxy was asked for a page, by a person: only that is led to a sign-in. */
export function isNavigation(headers: Headers): boolean {
  const mode = headers["sec-fetch-mode"];
  const isPage = mode === undefined ? /\btext\/html\b/.test(String(headers.accept ?? "")) : mode === "navigate";
  return isPage && String(headers["x-forwarded-method"] ?? "GET") === "GET";
}
