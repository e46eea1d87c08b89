import { QRCodeSVG } from "qrcode.react";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { keyUri } from "@/lib/methods/totp/key";
import { codeAt, secondsLeft, timeStepAt } from "@/lib/methods/totp/time-step";

/** Someone of the demo who signs in with an app, or who has none yet. */
type SignIn = { role: string; email: string; key: string | null };

/** Says how to sign in to the demo: where, with what, the codes of this moment, and QR codes to keep the apps. */
export function describeSignIns(address: string, password: string, people: SignIn[], now: Date): string {
  const width = Math.max(...people.map(({ email }) => email.length)) + 2;
  const lines = people.map(({ role, email, key }) => {
    const second = key ? `code now ${codeAt(key, timeStepAt(now))}  set-up key ${key}` : "no second factor yet";
    return `  ${role.padEnd(10)} ${email.padEnd(width)} ${second}`;
  });
  const withKeys = people.flatMap(({ email, key }) => (key ? [{ email, key }] : []));
  return [
    "To have the demo's people in your authenticator app, scan:",
    drawInPairs(withKeys.map(({ email, key }) => [email, drawQr(keyUri("Demo & Daughters", email, key))])),
    `Demo: ${address}`,
    `  password of everyone: ${password}`,
    ...lines,
    `  The codes change every 30 seconds, next in ${secondsLeft(now)} s. Without an app: oathtool --totp -b KEY`,
  ].join("\n");
}

/** Draws a QR code in half blocks, light on dark, with two modules of margin. */
export function drawQr(text: string): string[] {
  const svg = renderToStaticMarkup(createElement(QRCodeSVG, { value: text, level: "L", marginSize: 2 }));
  const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1] ?? 0);
  const dark = new Set<string>();
  const [, modules = ""] = svg.split("#000000");
  for (const [, x = "", y = "", width = ""] of modules.matchAll(/M(\d+)[ ,](\d+) ?h(\d+)v1/g))
    for (let i = 0; i < Number(width); i++) dark.add(`${Number(x) + i} ${y}`);
  const block = (x: number, y: number) => {
    const [upper, lower] = [dark.has(`${x} ${y}`), dark.has(`${x} ${y + 1}`) || y + 1 >= size];
    if (upper) return lower ? " " : "▄";
    return lower ? "▀" : "█";
  };
  const rows = Array.from({ length: Math.ceil(size / 2) }, (_, row) => row * 2);
  return rows.map((y) => Array.from({ length: size }, (_, x) => block(x, y)).join(""));
}

/** Puts drawings next to each other, two in a row, each under its name. */
function drawInPairs(drawings: (readonly [name: string, rows: string[]])[]): string {
  const out: string[] = [];
  for (let i = 0; i < drawings.length; i += 2) {
    const pair = drawings.slice(i, i + 2).map(([name, rows]) => [name, ...rows]);
    const width = Math.max(...(pair[0] ?? []).map((row) => row.length)) + 3;
    const height = Math.max(...pair.map((rows) => rows.length));
    for (let row = 0; row < height; row++)
      out.push(`  ${(pair[0]?.[row] ?? "").padEnd(width)}${pair[1]?.[row] ?? ""}`.trimEnd());
    out.push("");
  }
  return out.join("\n");
}
