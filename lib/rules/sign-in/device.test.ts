import { expect, test } from "vitest";
import { deviceOf } from "./device";

const webkit = "AppleWebKit/537.36 (KHTML, like Gecko)";
const linux = `Mozilla/5.0 (X11; Linux x86_64) ${webkit}`;
const windows = `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit}`;
const android = `Mozilla/5.0 (Linux; Android 15; K) ${webkit}`;
const mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)";
const iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_3_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";
const ipad = "Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";
const ending = "Mobile/15E148 Safari/604.1";

test.each([
  [`${iphone} Version/18.3 ${ending}`, "Safari", "iPhone"],
  [`${iphone} CriOS/133.0.6943.33 ${ending}`, "Chrome", "iPhone"],
  [`${iphone} FxiOS/135.0 ${ending}`, "Firefox", "iPhone"],
  [`${iphone} EdgiOS/135.0.3179.98 Version/18.0 ${ending}`, "Edge", "iPhone"],
  [`${iphone} Version/17.5 ${ending} OPT/5.0.2`, "Opera", "iPhone"],
  [`${iphone} OPiOS/16.0.15.124050 Mobile/15E148 Safari/9537.53`, "Opera", "iPhone"],
  [`${iphone} Version/18.3 YaBrowser/25.2.3 ${ending}`, "Yandex Browser", "iPhone"],
  [`${iphone} Version/18.3 ${ending} Ddg/18.3`, "DuckDuckGo", "iPhone"],
  [`${iphone} GSA/350.0 ${ending}`, "Google Search", "iPhone"],
  [`${ipad} Version/18.0 ${ending}`, "Safari", "iPad"],
  [`${ipad} FxiOS/140.0 ${ending}`, "Firefox", "iPad"],
  [`${ipad} EdgiOS/135.0 Version/18.0 ${ending}`, "Edge", "iPad"],
  [`${android} Chrome/140.0.0.0 Mobile Safari/537.36`, "Chrome", "Android"],
  [`${android} Chrome/140.0.0.0 Mobile Safari/537.36 EdgA/140.0`, "Edge", "Android"],
  [`${android} Chrome/140.0.0.0 Mobile Safari/537.36 OPR/80.0`, "Opera", "Android"],
  [`${android} SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36`, "Samsung Internet", "Android"],
  ["Mozilla/5.0 (Android 15; Mobile; rv:135.0) Gecko/135.0 Firefox/135.0", "Firefox", "Android"],
  [`${linux} Chrome/140.0.0.0 Safari/537.36`, "Chrome", "Linux"],
  [`${linux} HeadlessChrome/140.0.0.0 Safari/537.36`, "Chrome", "Linux"],
  [`${linux} Chrome/140.0.0.0 Safari/537.36 OPR/120.0.0.0`, "Opera", "Linux"],
  ["Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox", "Linux"],
  [`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${webkit} Chrome/140.0 Safari/537.36`, "Chrome", "ChromeOS"],
  [`${windows} Chrome/140.0.0.0 Safari/537.36`, "Chrome", "Windows"],
  [`${windows} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0`, "Edge", "Windows"],
  [`${windows} Chrome/140.0.0.0 Safari/537.36 Vivaldi/7.1`, "Vivaldi", "Windows"],
  [`${mac} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Safari/605.1.15`, "Safari", "Mac"],
  [`${mac} ${webkit} Chrome/140.0.0.0 Safari/537.36`, "Chrome", "Mac"],
  ["Chromium/140.0", "Chromium", null],
  ["curl/8.5.0", null, null],
  ["", null, null],
  [" ", null, null],
] as const)("[E6] %s is %s on %s", (userAgent, browser, system) => {
  expect(deviceOf(userAgent)).toEqual({ browser, system });
});

test.each(["Call +1 555 0100 now/1.0 evil.example", "<b>You won</b>/1 x", `${"a/".repeat(200_000)} `, "\u0000"])(
  "[E6] no text of a client's own becomes a name",
  (userAgent) => {
    expect(deviceOf(userAgent)).toEqual({ browser: null, system: null });
  },
);
