/** What the frames and the primitives of every page say by themselves. */
export const shared = {
  copy: "Copy",
  copied: "Copied",
  notCopied: "Your browser did not allow copying. Select the text and copy it by hand.",
  justNow: "just now",
  language: "Language:",
  theme: "Theme:",
  themes: { system: "System", light: "Light", dark: "Dark" },
};
