import fc from "fast-check";
import { expect, test } from "vitest";
import { isDirect } from "@/server/is-direct";

const browser = {
  host: "localhost:3000",
  connection: "keep-alive",
  "cache-control": "max-age=0",
  "sec-ch-ua": '"Chromium";v="143"',
  "sec-ch-ua-mobile": "?0",
  "sec-ch-ua-platform": '"Linux"',
  "upgrade-insecure-requests": "1",
  "user-agent": "Mozilla/5.0",
  accept: "text/html",
  "sec-fetch-site": "none",
  "sec-fetch-mode": "navigate",
  "sec-fetch-user": "?1",
  "sec-fetch-dest": "document",
  "accept-encoding": "gzip, deflate, br, zstd",
  "accept-language": "en-GB",
  cookie: "gatehouse.session=x",
};
type Told = { from?: string; headers?: Record<string, string>; httpVersion?: string };
const ask = ({ from = "127.0.0.1", headers = {}, httpVersion = "1.1" }: Told = {}) =>
  isDirect({ socket: { remoteAddress: from }, headers: { ...browser, ...headers }, httpVersion }, false);

test.each(["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"])("[B6] a browser at %s is direct", (from) => {
  expect(ask({ from })).toBe(true);
});

test("[B6] plain programs are direct too", () => {
  for (const headers of [
    { host: "localhost:3000", "user-agent": "curl/8.5.0", accept: "*/*" },
    { host: "localhost:3000" },
  ])
    expect(isDirect({ socket: { remoteAddress: "::1" }, headers, httpVersion: "1.1" }, false)).toBe(true);
});

test.each(["10.0.0.1", "172.17.0.1", "::ffff:192.168.0.2", "2001:db8::1", "fe80::1%eth0", ""])(
  "[B6] a peer at %s is not",
  (from) => {
    expect(ask({ from })).toBe(false);
  },
);

test("[B6] a proxy that adds no header but speaks HTTP/1.0 is not", () => {
  expect(ask({ httpVersion: "1.0" })).toBe(false);
});

// What proxies, balancers, tunnels and content networks are known to add.
test.each([
  ...["cf-connecting-ip", "cf-ray", "cf-visitor", "cdn-loop", "true-client-ip", "fastly-client-ip", "fly-client-ip"],
  ...[
    "x-real-ip",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
    "x-forwarded-port",
    "x-forwarded",
    "forwarded",
  ],
  ...["via", "x-client-ip", "x-cluster-client-ip", "x-original-url", "x-request-id", "x-amzn-trace-id", "x-arr-log-id"],
  ...[
    "x-envoy-external-address",
    "x-azure-clientip",
    "x-vercel-id",
    "x-nf-request-id",
    "traceparent",
    "proxy-connection",
  ],
  ...[
    "tailscale-user-login",
    "ngrok-skip-browser-warning",
    "x-scheme",
    "authorization",
    "sec-websocket-key",
    "upgrade",
  ],
])("[B6] a request with %s is not", (name) => {
  expect(ask({ headers: { [name]: "1" } })).toBe(false);
});

test("[B6] a header that no one has heard of closes it", () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/).filter((one) => !(one in browser));
  fc.assert(
    fc.property(name, (one) => {
      expect(ask({ headers: { [`x-${one}`]: "1" } })).toBe(false);
    }),
  );
});
