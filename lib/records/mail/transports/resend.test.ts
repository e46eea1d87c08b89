import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openResend } from "./resend";

type Answer = { status: number; body: unknown };
const mail = {
  id: "0b7c2f4e-0000-4000-8000-000000000001",
  to: "bo@acme.test",
  subject: "S",
  text: "T",
  html: "<p>H</p>",
};
const accepted = { status: 200, body: { id: "re_1" } };

let server: Server;
let baseUrl: string;
let answer: Answer;
let requests: { url: string; headers: IncomingHttpHeaders; body: unknown }[];

beforeEach(async () => {
  requests = [];
  answer = accepted;
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    requests.push({
      url: request.url ?? "",
      headers: request.headers,
      body: JSON.parse(String(Buffer.concat(chunks))),
    });
    response.writeHead(answer.status, { "content-type": "application/json" }).end(JSON.stringify(answer.body));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const open = () => openResend({ apiKey: "re_key", baseUrl, from: "Gatehouse <gate@acme.test>" });

test("a mail goes out once, with the row's id as idempotency key", async () => {
  await open().send(mail);
  expect(requests).toHaveLength(1);
  const [{ url, headers, body } = { url: "", headers: {}, body: {} }] = requests;
  expect(url).toBe("/emails");
  expect(headers.authorization).toBe("Bearer re_key");
  expect(headers["idempotency-key"]).toBe(mail.id);
  const { id: _, ...content } = mail;
  expect(body).toMatchObject({ from: "Gatehouse <gate@acme.test>", ...content });
});

describe("what a refusal means", () => {
  test.each([
    [500, "internal_server_error", "provider"],
    [503, "application_error", "provider"],
    [429, "rate_limit_exceeded", "provider"],
    [401, "missing_api_key", "provider"],
    [403, "invalid_api_key", "provider"],
    [422, "validation_error", "mail"],
    [409, "concurrent_idempotent_requests", "mail"],
  ])("%i %s is the %s's fault", async (status, name, fault) => {
    answer = { status, body: { statusCode: status, name, message: `no mail to ${mail.to}` } };
    const error = await open()
      .send(mail)
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: "Undelivered", fault, message: `Resend answered ${status} (${name})` });
  });

  test("an HTML error page of a proxy is the provider's fault", async () => {
    answer = { status: 502, body: "<html>Bad gateway</html>" };
    await expect(open().send(mail)).rejects.toMatchObject({ name: "Undelivered", fault: "provider" });
  });

  test("no server at all is the provider's fault", async () => {
    const transport = openResend({ apiKey: "re_key", baseUrl: "http://127.0.0.1:9", from: "gate@acme.test" });
    await expect(transport.send(mail)).rejects.toMatchObject({ name: "Undelivered", fault: "provider" });
  });

  test("a mail that was accepted before an upgrade changed its words counts as sent", async () => {
    answer = { status: 409, body: { statusCode: 409, name: "invalid_idempotent_request", message: "changed" } };
    await expect(open().send(mail)).resolves.toBeUndefined();
  });
});
