/** What the frames and the primitives of every page say by themselves. */
export const shared = {
  copy: "Kopieren",
  copied: "Kopiert",
  notCopied: "Ihr Browser hat das Kopieren nicht erlaubt. Markieren Sie den Text und kopieren Sie ihn von Hand.",
  justNow: "gerade eben",
  language: "Sprache:",
  theme: "Darstellung:",
  themes: { system: "System", light: "Hell", dark: "Dunkel" },
};
