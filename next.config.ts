import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // `npm test` checks types; a build for serving does not repeat it.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  // A page's title comes with the page, for every reader: streamed after it, a screen reader announces a page without a name.
  htmlLimitedBots: /.*/,
  // Each page is read when it is first asked for: a start does not wait for all of them.
  experimental: { preloadEntriesOnStart: false },
  serverExternalPackages: ["pg", "@node-rs/argon2", "@prisma/client", "@prisma/adapter-pg"],
  turbopack: { root: import.meta.dirname },
};

export default config;
