import type { AddressInfo } from "node:net";
import { createServer, type Server, type Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Transport } from "@/lib/records/mail/message";
import { openSmtp } from "./smtp";

const mail = {
  id: "0b7c2f4e-0000-4000-8000-000000000001",
  to: "bo@acme.test",
  subject: "Hello",
  text: "T",
  html: "<p>H</p>",
};

/** The replies, by command, that differ from a friendly server's. */
let replies: Record<string, string>;
let envelopes: { from: string; to: string[]; data: string }[];
let commands: string[];
let server: Server;
let transport: Transport;

/** Plays the server's side of RFC 5321 for one client. */
function converse(socket: Socket): void {
  let buffer = "";
  let data: string | undefined;
  let envelope = { from: "", to: [] as string[], data: "" };
  const say = (reply: string) => socket.write(`${reply}\r\n`);
  const obey = (line: string) => {
    commands.push(line);
    const verb = line.split(/[ :]/)[0]?.toUpperCase() ?? "";
    const override = replies[verb];
    if (override) return say(override);
    if (verb === "EHLO") return say("250-gate.test\r\n250 8BITMIME");
    if (verb === "MAIL") envelope = { from: line, to: [], data: "" };
    if (verb === "RCPT") envelope.to.push(line);
    if (verb === "DATA") data = "";
    say(verb === "DATA" ? "354 go on" : "250 ok");
  };
  socket.on("error", () => {});
  socket.on("data", (chunk) => {
    buffer += chunk.toString("latin1");
    for (let end = buffer.indexOf("\r\n"); end >= 0; end = buffer.indexOf("\r\n")) {
      const line = buffer.slice(0, end);
      buffer = buffer.slice(end + 2);
      if (data === undefined) obey(line);
      else if (line === ".") {
        envelopes.push({ ...envelope, data });
        data = undefined;
        say(replies["."] ?? "250 queued");
      } else data += `${line.replace(/^\./, "")}\r\n`;
    }
  });
  say(replies.GREETING ?? "220 gate.test ready");
}

beforeEach(async () => {
  replies = {};
  envelopes = [];
  commands = [];
  server = createServer(converse);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  transport = openSmtp({ url: `smtp://127.0.0.1:${port}`, from: "Gatehouse <gate@acme.test>" });
});
afterEach(() => {
  transport.close();
  server.close();
});

const headersOf = (data: string) =>
  data
    .slice(0, data.indexOf("\r\n\r\n"))
    .replace(/\r\n[ \t]+/g, " ")
    .split("\r\n");

test("a mail is handed over with one sender, one recipient, text and HTML", async () => {
  await transport.send(mail);
  expect(envelopes).toHaveLength(1);
  const [{ from, to, data } = { from: "", to: [], data: "" }] = envelopes;
  expect(from).toMatch(/^MAIL FROM:<gate@acme\.test>/);
  expect(to).toEqual(["RCPT TO:<bo@acme.test>"]);
  expect(headersOf(data)).toEqual(
    expect.arrayContaining([
      "From: Gatehouse <gate@acme.test>",
      "To: bo@acme.test",
      "Subject: Hello",
      `Message-ID: <${mail.id}@acme.test>`,
      "Auto-Submitted: auto-generated",
    ]),
  );
  expect(data).toContain("text/plain");
  expect(data).toContain("<p>H</p>");
});

test("text in a subject can't start another header", async () => {
  await transport.send({ ...mail, subject: "Hi\r\nBcc: eve@evil.test\r\n\r\nBody" });
  const [{ to, data } = { to: [], data: "" }] = envelopes;
  expect(to).toEqual(["RCPT TO:<bo@acme.test>"]);
  expect(headersOf(data).filter((header) => /^bcc:/i.test(header))).toEqual([]);
});

test("a recipient that reads as a list reaches no address on it", async () => {
  await transport.send({ ...mail, to: "bo@acme.test, eve@evil.test" }).catch(() => {});
  expect(commands.filter((line) => /^RCPT TO:<(eve@evil|bo@acme)\.test>/.test(line))).toEqual([]);
});

describe("what a refusal means", () => {
  test.each([
    ["an unknown mailbox", { RCPT: "550 5.1.1 no bo@acme.test here" }, "mail", 550],
    ["greylisting", { RCPT: "450 4.2.0 later" }, "mail", 450],
    ["a refused content", { ".": "554 5.6.0 not this" }, "mail", 554],
    ["a service that closes", { MAIL: "421 4.3.2 shutting down" }, "provider", 421],
    ["a greeting that refuses", { GREETING: "554 no service" }, "provider", 554],
  ])("%s", async (_, override, fault, status) => {
    replies = override;
    const error = await transport.send(mail).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: "Undelivered", fault });
    expect(String(error)).toContain(String(status));
    expect(String(error)).not.toContain("acme");
  });

  test("no server at all is the provider's fault", async () => {
    const lonely = openSmtp({ url: "smtp://127.0.0.1:9", from: "gate@acme.test" });
    await expect(lonely.send(mail)).rejects.toMatchObject({ name: "Undelivered", fault: "provider" });
    lonely.close();
  });

  test("one refused mail doesn't keep the next from being sent", async () => {
    replies = { RCPT: "550 no" };
    await transport.send(mail).catch(() => {});
    replies = {};
    await transport.send({ ...mail, to: "cy@acme.test" });
    expect(envelopes.map(({ to }) => to)).toEqual([["RCPT TO:<cy@acme.test>"]]);
  });
});
