import { createServer, get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { clearAtSignOut, takesBack } from "./clear-at-sign-out";

const name = "gatehouse.session";

test.each<[title: string, cookies: string[], back: boolean]>([
  ["no cookie", [], false],
  ["another cookie is taken back", ["theme=; Max-Age=0"], false],
  ["one whose name begins alike", [`${name}.0=; Max-Age=0`], false],
  ["the session is given", [`${name}=abc; Path=/; HttpOnly`], false],
  ["the session is taken back", [`${name}=; Max-Age=0; Path=/`], true],
  ["with nothing after it", [`${name}=`], true],
  ["taken back, then exchanged for another", [`${name}=; Max-Age=0`, `${name}=abc; Path=/`], false],
  ["given, then taken back", [`${name}=abc`, `${name}=; Max-Age=0`], true],
])("%s", (_, cookies, back) => {
  expect(takesBack(cookies, name)).toBe(back);
});

async function answerWith(cookies: string[], explicit: boolean): Promise<IncomingMessage> {
  const server = createServer((_, response) => {
    clearAtSignOut(response, name);
    for (const cookie of cookies) response.appendHeader("Set-Cookie", cookie);
    if (explicit) response.writeHead(303, { Location: "/" });
    response.end("gone");
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await new Promise((resolve, reject) => {
      get({ port, host: "127.0.0.1", agent: false }, (answer) => resolve(answer.resume())).once("error", reject);
    });
  } finally {
    server.close();
  }
}

test.each([true, false])(
  "the header goes out with the cookie, and the rest is as it was (head written early: %s)",
  async (early) => {
    const out = await answerWith([`${name}=; Max-Age=0`], early);
    expect(out.headers).toMatchObject({ "clear-site-data": '"storage"', "set-cookie": [`${name}=; Max-Age=0`] });
    expect([out.statusCode, out.headers.location]).toEqual(early ? [303, "/"] : [200, undefined]);
    const kept = await answerWith([`${name}=abc`], early);
    expect(kept.headers["clear-site-data"]).toBeUndefined();
  },
);
