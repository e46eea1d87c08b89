import type { ServerResponse } from "node:http";
import type { Surface } from "@/server/surfaces";

const granted = ["clipboard-write", "publickey-credentials-create", "publickey-credentials-get"];
const denied = [
  "accelerometer",
  "autoplay",
  "browsing-topics",
  "camera",
  "clipboard-read",
  "display-capture",
  "encrypted-media",
  "fullscreen",
  "gamepad",
  "geolocation",
  "gyroscope",
  "hid",
  "identity-credentials-get",
  "idle-detection",
  "keyboard-map",
  "local-fonts",
  "magnetometer",
  "microphone",
  "midi",
  "otp-credentials",
  "payment",
  "picture-in-picture",
  "screen-wake-lock",
  "serial",
  "storage-access",
  "sync-xhr",
  "usb",
  "window-management",
  "xr-spatial-tracking",
];

const permissionsPolicy = [...denied.map((name) => `${name}=()`), ...granted.map((name) => `${name}=(self)`)].join(
  ", ",
);

/**
 * Puts on a response what every response carries (ASVS 5.0 V3.4). HSTS only under https; Referrer-Policy is
 * `same-origin` because `no-referrer` would turn the Origin of forms into "null". The id is for people who report a failure.
 */
export function setResponseHeaders(
  response: ServerResponse,
  { policy, https, cache, requestId }: { policy: string; https: boolean; cache: Surface["cache"]; requestId: string },
): void {
  response.setHeader("Content-Security-Policy", policy);
  response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
  response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
  response.setHeader("Origin-Agent-Cluster", "?1");
  response.setHeader("Permissions-Policy", permissionsPolicy);
  response.setHeader("Referrer-Policy", "same-origin");
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("X-DNS-Prefetch-Control", "off");
  if (https) response.setHeader("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
  response.setHeader("X-Request-Id", requestId);
  if (cache === "no-store") response.setHeader("Cache-Control", "no-store, private");
}
