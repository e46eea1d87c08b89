import { randomBytes } from "node:crypto";
import { cookies } from "next/headers";
import NextAuth from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { sessionCookieName } from "@/lib/ground/cookie-name";
import { env } from "@/lib/ground/env";
import { routes } from "@/lib/ground/routes";
import { forgetSignedOut } from "./signed-out";

// A ticket lives between signIn() below and authorize(), inside one server action of one process.
const tickets = new Map<string, string>();

const secure = () => env().appUrl.protocol === "https:";
const sessionCookie = () => sessionCookieName(secure());
const cookieOptions = () => ({ httpOnly: true, sameSite: "lax", path: "/", secure: secure() }) as const;

/**
 * Auth.js, reduced to setting and clearing one cookie. Its value is the session's opaque token, with nothing encoded in it,
 * and no public endpoint of Auth.js is served. Only the session's row says what the token is worth.
 */
const { signIn, signOut } = NextAuth(() => ({
  secret: env().authSecret,
  trustHost: true,
  basePath: "/api/auth",
  session: { strategy: "jwt", maxAge: 24 * 60 * 60 },
  pages: { signIn: routes.find(), error: routes.find() },
  providers: [
    Credentials({
      credentials: { ticket: {} },
      authorize({ ticket }) {
        const token = tickets.get(String(ticket));
        tickets.delete(String(ticket));
        return token ? { id: token } : null;
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user?.id ? { sub: user.id } : token),
    // The action that signed in decides where to go. Without a place Auth.js sends no cookie for it either.
    redirect: () => "",
  },
  jwt: {
    encode: async ({ token }) => String(token?.sub ?? ""),
    decode: async ({ token }) => (token ? { sub: token } : null),
  },
  cookies: {
    sessionToken: {
      name: sessionCookie(),
      options: cookieOptions(),
    },
  },
  logger: { error: () => {}, warn: () => {}, debug: () => {} },
}));

/**
 * Gives the browser the token of a session whose member is signed in now, until the session ends at the latest. Only in a server
 * action.
 */
export async function signInWith(token: string, endsAt: Date): Promise<void> {
  const ticket = randomBytes(32).toString("base64url");
  tickets.set(ticket, token);
  await signIn("credentials", { ticket, redirect: false });
  await writeSessionToken(token, endsAt);
}

/**
 * Gives the browser a session's new token, on the way to being signed in or after another proof, until the session ends at the latest.
 * Only in a server action.
 */
export async function writeSessionToken(token: string, endsAt: Date): Promise<void> {
  // Auth.js knows one lifetime for all. A session's own depends on its stage and on the member's role.
  const maxAge = Math.max(1, Math.ceil((endsAt.getTime() - Date.now()) / 1000));
  (await cookies()).set(sessionCookie(), token, { ...cookieOptions(), maxAge });
  await forgetSignedOut();
}

/** Takes the session's token back from the browser. Only in a server action. */
export async function clearSessionToken(): Promise<void> {
  await signOut({ redirect: false });
}

/** Reads the session's token from the request's cookie. */
export async function readSessionToken(): Promise<string | null> {
  const value = (await cookies()).get(sessionCookie())?.value;
  return value && /^[\w-]{43}$/.test(value) ? value : null;
}
