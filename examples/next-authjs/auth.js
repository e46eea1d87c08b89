import NextAuth from "next-auth";

export const { handlers, auth, signIn } = NextAuth({
  // From the console: the application's page, "Auth.js".
  // Redirect address: http://localhost:4000/api/auth/callback/gatehouse
  providers: [
    {
      id: "gatehouse",
      name: "Gatehouse",
      type: "oidc",
      issuer: "http://localhost:3000/w/acme",
      clientId: "00000000-0000-0000-0000-000000000000",
      clientSecret: "<client secret>",
      checks: ["pkce", "state"],
    },
  ],
  // So far.
  callbacks: {
    // `profile` is there at the sign-in alone: what the ID token said.
    jwt: ({ token, profile }) => (profile ? { ...token, claims: profile } : token),
    session: ({ session, token }) => ({ ...session, claims: token.claims }),
  },
});
