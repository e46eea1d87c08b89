/** A colour as people see it: lightness 0 to 1, chroma, and hue in degrees (CSS Color 4, OKLCH). */
export type Oklch = { l: number; c: number; h: number };

const hexShape = /^#[0-9a-f]{6}$/;

/** Reads a colour as a browser's colour field sends it, such as "#1f6f6b". Returns null if it is none. */
export function parseColour(text: string): string | null {
  const colour = text.trim().toLowerCase();
  return hexShape.test(colour) ? colour : null;
}

const channels = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
const toLinear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const fromLinear = (value: number) => (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055);

/** Converts a colour of sRGB to OKLCH, by the matrices of CSS Color 4 §18. */
export function toOklch(hex: string): Oklch {
  const [r = 0, g = 0, b = 0] = channels(hex).map(toLinear);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const b2 = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return { l: lightness, c: Math.hypot(a, b2), h: ((Math.atan2(b2, a) * 180) / Math.PI + 360) % 360 };
}

/** Converts OKLCH to sRGB. A colour that no screen of sRGB shows loses chroma until it fits; lightness and hue stay. */
export function toHex({ l, c, h }: Oklch): string {
  for (let chroma = Math.max(0, c); ; chroma = Math.max(0, chroma - 0.004)) {
    const rgb = linearOf({ l, c: chroma, h });
    if (chroma > 0 && rgb.some((value) => value < -0.001 || value > 1.001)) continue;
    return `#${rgb.map((value) => toByte(fromLinear(Math.min(1, Math.max(0, value))))).join("")}`;
  }
}

const toByte = (value: number) =>
  Math.round(value * 255)
    .toString(16)
    .padStart(2, "0");

function linearOf({ l, c, h }: Oklch): number[] {
  const [a, b] = [c * Math.cos((h * Math.PI) / 180), c * Math.sin((h * Math.PI) / 180)];
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
  ];
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = channels(hex).map(toLinear);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Computes the contrast of two colours, 1 to 21 (WCAG 2.2, contrast ratio). */
export function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}
