/** What a POST may carry: bytes, and JSON values in what it hands an action. */
export type BodyLimit = Readonly<{ bytes: number; nodes: number }>;

/** The rules of one part of the address space. The door reads them from here and has no other special case. */
export type Surface = Readonly<{
  name: "static" | "health" | "machine" | "browser";
  /** Paths it covers: a prefix where it ends in a slash, else this one path without a query. */
  paths: readonly string[];
  /** Whether a request must name APP_URL's host. A load balancer asks for the health of a process by its address. */
  host: "own" | "any";
  methods: readonly string[];
  /** What a POST may carry; it must come from APP_URL's origin and call a server action. Null where nothing is posted. */
  posts: Readonly<{ signedOut: BodyLimit; signedIn: BodyLimit }> | null;
  /** Whether the app gets the cookies of a request, and may give any. */
  cookies: boolean;
  /** Whether the app gets the `authorization` header. */
  authorization: boolean;
  /** Whether an answer may be kept: by no one, or as the app says. */
  cache: "no-store" | "by the app";
  /** What a browser may do with an answer: run a page by its nonce, or nothing. */
  policy: "page" | "nothing";
}>;

const kibibyte = 1024;

/** The surfaces, the narrower first. A further one (a machine's POST, a proxy's sub-requests) comes with its first endpoint. */
export const surfaces: readonly Surface[] = [
  {
    name: "static",
    paths: ["/_next/static/"],
    host: "own",
    methods: ["GET", "HEAD"],
    posts: null,
    cookies: false,
    authorization: false,
    cache: "by the app",
    policy: "page",
  },
  {
    name: "health",
    paths: ["/api/health", "/api/health/ready"],
    host: "any",
    methods: ["GET", "HEAD"],
    posts: null,
    cookies: false,
    authorization: false,
    cache: "no-store",
    policy: "nothing",
  },
  {
    name: "machine",
    paths: ["/api/"],
    host: "own",
    methods: ["GET", "HEAD"],
    posts: null,
    cookies: false,
    authorization: true,
    cache: "no-store",
    policy: "nothing",
  },
  {
    name: "browser",
    paths: ["/"],
    host: "own",
    methods: ["GET", "HEAD", "POST"],
    posts: {
      signedOut: { bytes: 64 * kibibyte, nodes: 2_000 },
      // Next's own limit for actions is the same.
      signedIn: { bytes: 1024 * kibibyte, nodes: 10_000 },
    },
    cookies: true,
    authorization: false,
    cache: "no-store",
    policy: "page",
  },
];

/** Returns the surface that a request target lies on. Its path is read as the router reads it, percent signs resolved. */
export function surfaceOf(target: string): Surface {
  const [encoded = "", query] = target.split("?", 2);
  const path = decode(encoded);
  const covers = (prefix: string) =>
    prefix.endsWith("/") ? path.startsWith(prefix) : path === prefix && query === undefined;
  const found = surfaces.find(({ paths }) => paths.some(covers));
  return found ?? (surfaces.at(-1) as Surface);
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
