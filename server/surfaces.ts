import { routes } from "@/lib/ground/routes";
import type { PolicyKind } from "@/server/content-security-policy";

/** What a POST may carry: bytes, and JSON values in what it hands an action. A protocol reads its form by itself. */
export type BodyLimit = Readonly<{ bytes: number; nodes: number }>;

/** The rules of one part of the address space. The door reads them from here and has no other special case. */
export type Surface = Readonly<{
  name:
    | "static"
    | "brand"
    | "health"
    | "mail"
    | "machine"
    | "gate"
    | "gate-entry"
    | "authorization"
    | "openid"
    | "browser";
  /** Paths it covers: a prefix where it ends in a slash, else this one path without a query. `*` is any one segment, and then a query may follow. */
  paths: readonly string[];
  /** Whether a request must name APP_URL's host. A load balancer asks for the health of a process by its address. */
  host: "own" | "any";
  methods: readonly string[];
  /** What a POST may carry; it must come from APP_URL's origin and call a server action. Null where nothing is posted. */
  posts: Readonly<{ signedOut: BodyLimit; signedIn: BodyLimit }> | null;
  /** Who serves it: the app, or a protocol (protocols.ts). */
  serves: "app" | "oidc" | "gate";
  /** Where a POST may come from: this site alone, or anywhere, because nothing in it is believed. */
  origin: "own" | "any";
  /** Whether the app gets the cookies of a request, and may give any. */
  cookies: boolean;
  /** Whether a reverse proxy asks, for an application of its own: what it was asked for is passed on, and the gate's own cookies alone. */
  proxied?: true;
  /** Whether the app gets the `authorization` header. */
  authorization: boolean;
  /** Whether an answer may be kept: by no one, or as the app says. */
  cache: "no-store" | "by the app";
  /** What a browser may do with an answer: run a page by its nonce, show a file that runs nothing, or nothing. */
  policy: Exclude<PolicyKind, "outbox" | "mail">;
}>;

const kibibyte = 1024;

/** Writes a path below each workspace. */
const ofIssuer = (path: string) => routes.home("*") + path;

const form = { signedOut: { bytes: 56 * kibibyte, nodes: 0 }, signedIn: { bytes: 56 * kibibyte, nodes: 0 } };

/** The surfaces, the narrower first. A further one (a machine's POST, a proxy's sub-requests) comes with its first endpoint. */
export const surfaces: readonly Surface[] = [
  {
    name: "static",
    paths: ["/_next/static/"],
    host: "own",
    methods: ["GET", "HEAD"],
    posts: null,
    serves: "app",
    origin: "own",
    cookies: false,
    authorization: false,
    cache: "by the app",
    policy: "page",
  },
  {
    // A workspace's accent and logo, which everyone sees who signs in. Their addresses change with them.
    name: "brand",
    paths: ["/brand/*", "/logo/*"].map(ofIssuer),
    host: "own",
    methods: ["GET", "HEAD"],
    posts: null,
    serves: "app",
    origin: "own",
    cookies: false,
    authorization: false,
    cache: "by the app",
    policy: "file",
  },
  {
    name: "health",
    paths: ["/api/health", "/api/health/ready"],
    host: "any",
    methods: ["GET", "HEAD"],
    posts: null,
    serves: "app",
    origin: "own",
    cookies: false,
    authorization: false,
    cache: "no-store",
    policy: "nothing",
  },
  {
    // The frame of a mail on the outbox. It is sandboxed, so its request is the browser's own and needs no cookie.
    name: "mail",
    paths: [routes.outboxMail("*")],
    host: "own",
    methods: ["GET", "HEAD"],
    posts: null,
    serves: "app",
    origin: "own",
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
    serves: "app",
    origin: "own",
    cookies: false,
    authorization: true,
    cache: "no-store",
    policy: "nothing",
  },
  {
    // The reverse proxy of an application: it asks about each request, and passes on the handshake on the application's own host.
    name: "gate",
    paths: ["/gate/*/check", "/gate/*/handshake/*"].map(ofIssuer),
    host: "own",
    methods: ["GET", "HEAD"],
    posts: null,
    serves: "gate",
    origin: "own",
    cookies: false,
    proxied: true,
    authorization: false,
    cache: "no-store",
    policy: "nothing",
  },
  {
    // The browser between the two hosts of that handshake.
    name: "gate-entry",
    paths: ["/gate/*/enter"].map(ofIssuer),
    host: "own",
    methods: ["GET", "HEAD"],
    posts: null,
    serves: "gate",
    origin: "own",
    cookies: true,
    authorization: false,
    cache: "no-store",
    policy: "nothing",
  },
  {
    // A browser that an application sends: by GET, or by POST from the application's own page. Its answers lead on and change nothing.
    name: "authorization",
    paths: [...["/oidc/auth", "/oidc/auth/*", "/oidc/end-session"].map(ofIssuer)],
    host: "own",
    methods: ["GET", "HEAD", "POST"],
    posts: form,
    serves: "oidc",
    origin: "any",
    cookies: true,
    authorization: false,
    cache: "no-store",
    policy: "nothing",
  },
  {
    // Programs, and scripts of other origins by CORS.
    name: "openid",
    paths: [...["/oidc/*", "/.well-known/openid-configuration"].map(ofIssuer)],
    host: "own",
    methods: ["GET", "HEAD", "POST", "OPTIONS"],
    posts: form,
    serves: "oidc",
    origin: "any",
    cookies: false,
    authorization: true,
    cache: "by the app",
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
    serves: "app",
    origin: "own",
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
  const covers = (prefix: string) => {
    if (prefix.includes("*"))
      return new RegExp(`^${prefix.replace(/[.]/g, "[.]").replaceAll("*", "[^/]+")}$`).test(path);
    return prefix.endsWith("/") ? path.startsWith(prefix) : path === prefix && query === undefined;
  };
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
