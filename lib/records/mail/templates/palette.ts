import type { CSSProperties } from "react";
import { accentOf } from "@/lib/rules/brand/accent";

const sans = "Geist, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif";
const mono = "'Geist Mono', ui-monospace, SFMono-Regular, Menlo, Consolas, monospace";
const ink = "#1b1f20";
const muted = "#5b6366";
/** The product's accent, on light and on dark. */
const own = { light: "#0f5b62", dark: "#7cc7c9" };
const hairline = "1px solid #dfe2e1";

/** The letter's colours for the accent of a workspace, which can be read on both grounds. Null: the product's. */
export function paletteOf(accent: string | null) {
  const shades = accent ? accentOf(accent) : null;
  return {
    light: lightFor(shades?.light.accent ?? own.light),
    dark: darkFor(shades?.dark.accent ?? own.dark),
  };
}

/** The light colours, written into each element because mail programs drop style sheets. */
const lightFor = (accent: string) =>
  ({
    paper: { backgroundColor: "#f5f6f5", margin: 0, padding: "32px 12px", fontFamily: sans },
    sheet: { backgroundColor: "#ffffff", border: hairline, borderRadius: 8, maxWidth: 520, padding: "28px 32px 20px" },
    sender: {
      color: ink,
      fontSize: 14,
      lineHeight: "20px",
      fontWeight: 600,
      margin: "0 0 20px",
      wordBreak: "break-word",
    },
    title: {
      color: ink,
      fontSize: 20,
      lineHeight: "28px",
      fontWeight: 600,
      margin: "0 0 12px",
      wordBreak: "break-word",
    },
    paragraph: { color: ink, fontSize: 16, lineHeight: "24px", margin: "0 0 12px", wordBreak: "break-word" },
    code: {
      color: ink,
      backgroundColor: "#eef1f0",
      borderRadius: 8,
      fontFamily: mono,
      fontSize: 28,
      lineHeight: "36px",
      fontWeight: 600,
      letterSpacing: "4px",
      margin: "4px 0 16px",
      padding: "16px 0 16px 4px",
      textAlign: "center",
    },
    action: { margin: "8px 0 16px" },
    button: {
      backgroundColor: accent,
      borderRadius: 8,
      color: "#ffffff",
      fontSize: 16,
      lineHeight: "24px",
      fontWeight: 600,
      padding: "10px 20px",
      wordBreak: "break-word",
    },
    address: { color: muted, fontSize: 13, lineHeight: "20px", margin: "12px 0 0", wordBreak: "break-all" },
    link: { color: muted, textDecoration: "underline" },
    inline: { color: accent, textDecoration: "underline" },
    aside: { borderTop: hairline, margin: "20px 0 0", padding: "16px 0 0" },
    question: { color: ink, fontSize: 16, lineHeight: "24px", fontWeight: 600, margin: "0 0 8px" },
    foot: { borderTop: hairline, margin: "16px 0 0", padding: "12px 0 0" },
    small: { color: muted, fontSize: 13, lineHeight: "20px", margin: 0, wordBreak: "break-word" },
  }) satisfies Record<string, CSSProperties>;

/** The same letter for readers who prefer dark. Its rules are `!important` because they must outrank the inline styles. */
const darkFor = (accent: string) => `
:root { color-scheme: light dark; }
@media (max-width: 480px) { .sheet { padding: 20px 20px 16px !important; } }
@media (prefers-color-scheme: dark) {
  .paper, .paper > table > tbody > tr > td { background-color: #0e1112 !important; }
  .sheet { background-color: #161a1b !important; border-color: #2b3133 !important; }
  .ink { color: #eceeed !important; }
  .muted { color: #a2aaac !important; }
  .inline { color: ${accent} !important; }
  .rule { border-color: #2b3133 !important; }
  .code { color: #eceeed !important; background-color: #22282a !important; }
  .action { background-color: ${accent} !important; }
  .action, .action * { color: #08191a !important; }
}`;
