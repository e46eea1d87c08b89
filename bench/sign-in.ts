import { codeAt, timeStepAt } from "@/lib/methods/totp/time-step";
import { type Client, fieldsOf, mergeCookies, type Reply } from "@/test/http-client";
import { emailOf, ownerEmail, password, slug, totpKey } from "./people";

/** The two requests of a sign-in, as a browser without script sends them. */
export type SignIn = {
  /** Proves the password; returns the cookies of the challenge. */
  password(email: string, typed?: string): Promise<Reply>;
  /** Proves the second factor; returns the cookies of the session. */
  verify(cookie: string): Promise<string>;
  /** Both steps, for the next person in turn. */
  flow(): Promise<string>;
  /** Both steps on the way to an application, whose sign-in waits with these cookies. Returns the cookies of the session. */
  through(by: Client, request: string, cookie: string): Promise<string>;
};

/** Reads the two forms once and returns functions that send them. People take turns, because a code works once. */
export async function openSignIn(client: Client, people: number): Promise<SignIn> {
  const paths = { password: `/w/${slug}/sign-in`, verify: `/w/${slug}/verify` };
  const passwordForm = fieldsOf((await client.get(paths.password)).text, 'name="email"');
  let verifyForm: Record<string, string> | undefined;
  let turn = 0;

  const signIn: SignIn = {
    password: (email, typed = password) =>
      client.post(paths.password, { form: { ...passwordForm, email, password: typed } }),
    async verify(cookie) {
      verifyForm ??= fieldsOf((await client.get(paths.verify, { cookie })).text, 'name="code"');
      const code = codeAt(totpKey, timeStepAt(new Date()));
      const reply = await client.post(paths.verify, { cookie, form: { ...verifyForm, code } });
      return mergeCookies(expectMove(reply, `/w/${slug}`), cookie);
    },
    async flow() {
      const reply = await signIn.password(emailOf(turn++ % people));
      return signIn.verify(mergeCookies(expectMove(reply, paths.verify)));
    },
    async through(by, request, cookie) {
      const query = `?request=${request}`;
      const email = emailOf(turn++ % people);
      const proven = await by.post(paths.password + query, { cookie, form: { ...passwordForm, email, password } });
      const challenge = mergeCookies(expectMove(proven, paths.verify + query), cookie);
      const code = codeAt(totpKey, timeStepAt(new Date()));
      const verified = await by.post(paths.verify + query, { cookie: challenge, form: { ...verifyForm, code } });
      return mergeCookies(expectMove(verified, `/w/${slug}/continue/${request}`), challenge);
    },
  };
  return signIn;
}

/** Signs the owner in and returns the cookies of the session. */
export async function signInOwner(client: Client): Promise<string> {
  const signIn = await openSignIn(client, 1);
  return signIn.verify(mergeCookies(await signIn.password(ownerEmail)));
}

/** Throws unless a reply redirects where a sign-in should. */
export function expectMove(reply: Reply, path: string): Reply {
  if (reply.status === 303 && reply.location.endsWith(path)) return reply;
  throw new Error(`expected a redirect to ${path}, got ${reply.status} ${reply.location} ${reply.text.slice(0, 200)}`);
}
