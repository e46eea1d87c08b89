import { lookup } from "node:dns";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { BlockList, isIP, type LookupFunction } from "node:net";
import { unmapped } from "@/lib/ground/address";
import { seconds } from "@/lib/ground/durations";
import { env } from "@/lib/ground/env";
import { isLoopback } from "@/lib/ground/settings";

/** Why a target was not told. */
export type NotTold = "answered" | "not-public" | "not-https" | "too-long" | "timeout" | "unreachable";

const longest = seconds(5);
const mostBytes = 64 * 1024;

const inside = new BlockList();
for (const [block, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const)
  inside.addSubnet(block, bits, "ipv4");
for (const [block, bits] of [
  ["::", 127],
  ["64:ff9b::", 96],
  ["2002::", 16],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const)
  inside.addSubnet(block, bits, "ipv6");

/** Tells whether an address is none of the public internet: private, loopback, link-local, or a way of writing one of these. */
export function isInside(address: string): boolean {
  const given = unmapped(address);
  const version = isIP(given);
  return version === 0 || inside.check(given, version === 6 ? "ipv6" : "ipv4");
}

/** Resolves a host and refuses it if any of its addresses lies inside. What was checked is what is connected to. */
const resolvePublic: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? [];
    if (error || !first) return done(new PostError("unreachable", error?.message ?? "no address"), "", 4);
    if (addresses.some(({ address }) => isInside(address)))
      return done(new PostError("not-public", "the target is not public"), "", 4);
    if (options.all) done(null, addresses);
    else done(null, first.address, first.family);
  });
};

/** A target could not be told. The message is for the log. */
export class PostError extends Error {
  override name = "PostError";
  constructor(
    override readonly cause: NotTold,
    message: string,
    readonly status: number | null = null,
  ) {
    super(message);
  }
}

/**
 * Posts a form to an address that an admin registered: https to a public host, unless the installation itself is on localhost. With
 * ALLOW_PRIVATE_TARGETS also to a host of a private network. Follows no redirect, waits five seconds, and reads at most 64 KB. Throws
 * PostError unless the answer is 200 or 204.
 */
export async function post(target: URL, form: Record<string, string>): Promise<void> {
  const { appUrl, allowPrivateTargets } = env();
  const atHome = isLoopback(appUrl);
  const anywhere = atHome || allowPrivateTargets;
  const host = target.hostname.replace(/^\[|\]$/g, "");
  if (!atHome && target.protocol !== "https:") throw new PostError("not-https", "the target is not https");
  if (!anywhere && isIP(host) !== 0 && isInside(host)) throw new PostError("not-public", "the target is not public");
  const body = new URLSearchParams(form).toString();
  const send = target.protocol === "https:" ? requestHttps : requestHttp;
  const status = await new Promise<number>((resolve, reject) => {
    const sent = send(
      target,
      {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded", "content-length": Buffer.byteLength(body) },
        signal: AbortSignal.timeout(longest),
        agent: false,
        ...(anywhere ? {} : { lookup: resolvePublic }),
      },
      (answer) => {
        let size = 0;
        answer.on("data", (chunk: Buffer) => {
          size += chunk.length;
          if (size > mostBytes) answer.destroy(new PostError("too-long", "the answer is too long"));
        });
        answer.once("end", () => resolve(answer.statusCode ?? 0)).once("error", reject);
      },
    );
    sent.once("error", reject);
    sent.end(body);
  }).catch((error) => {
    if (error instanceof PostError) throw error;
    const cause =
      (error as Error).name === "TimeoutError" || (error as Error).name === "AbortError" ? "timeout" : "unreachable";
    throw new PostError(cause, (error as Error).message);
  });
  if (status !== 200 && status !== 204) throw new PostError("answered", `the application answered ${status}`, status);
}
