import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { readLanguage, readZone } from "@/components/language/read-words";
import { ReaderProvider } from "@/components/language/reader";
import { readTheme } from "@/components/theme/read-theme";
import { shared } from "@/words/shared";
import "./globals.css";

export const metadata: Metadata = {
  description: "Two-factor authentication done right, for every workspace.",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f5f9f7" },
    { media: "(prefers-color-scheme: dark)", color: "#0b1314" },
  ],
};

/**
 * Wraps every page in the fonts, the tokens, and the theme and language of its reader. It reads cookies, which keeps each render
 * dynamic.
 */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [theme, language, zone] = await Promise.all([readTheme(), readLanguage(), readZone()]);
  return (
    <html lang={language} data-theme={theme} className={`${GeistSans.variable} ${GeistMono.variable}`}>
      <body>
        <ReaderProvider language={language} zone={zone} words={shared[language]}>
          {children}
        </ReaderProvider>
      </body>
    </html>
  );
}
