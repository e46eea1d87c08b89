import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";

export type Reply = { status: number; location: string; setCookie: string[]; text: string };
export type Call = { cookie?: string; form?: Record<string, string>; headers?: Record<string, string> };
/** A client of a server on this machine, over connections that stay open. */
export type Client = { origin: string; get: Ask; post: Ask; close(): void };
type Ask = (path: string, call?: Call) => Promise<Reply>;

/** Opens a client of one server, which serves `origin` on a port of this machine. */
export function openClient(origin: string, port = Number(new URL(origin).port)): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 128 });
  const ask = (method: string, path: string, { cookie, form, headers }: Call = {}): Promise<Reply> => {
    const body = form && encode(form);
    const sent = {
      host: new URL(origin).host,
      ...(body && { origin, "content-type": body.type, "content-length": Buffer.byteLength(body.text) }),
      ...(cookie && { cookie }),
      ...headers,
    };
    return new Promise((resolve, reject) => {
      const call = request({ host: "127.0.0.1", port, method, path, agent, headers: sent }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            location: response.headers.location ?? "",
            setCookie: response.headers["set-cookie"] ?? [],
            text: Buffer.concat(chunks).toString(),
          }),
        );
      });
      call.on("error", reject).end(body?.text);
    });
  };
  return {
    origin,
    get: (path, call) => ask("GET", path, call),
    post: (path, call) => ask("POST", path, call),
    close: () => agent.destroy(),
  };
}

/** Merges the cookies a reply set into a cookie header. */
export function mergeCookies(reply: Reply, header = ""): string {
  const pairs = [...header.split("; "), ...reply.setCookie.map((cookie) => cookie.split(";")[0] ?? "")].filter(Boolean);
  const jar = new Map(pairs.map((pair) => [pair.slice(0, pair.indexOf("=")), pair]));
  return [...jar.values()].join("; ");
}

/** Reads the hidden fields of the form that holds a field: a browser without script sends them along. */
export function hiddenFields(html: string, field: string): Record<string, string> {
  const form = html.split("<form").find((part) => part.split("</form>")[0]?.includes(`name="${field}"`));
  if (!form) throw new Error(`there is no form with a field ${field}`);
  const inputs = (form.split("</form>")[0] ?? "").match(/<input[^>]*type="hidden"[^>]*>/g) ?? [];
  return Object.fromEntries(inputs.map((input) => [attribute(input, "name"), attribute(input, "value")]));
}

function attribute(tag: string, name: string): string {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
  return value.replaceAll("&quot;", '"').replaceAll("&#x27;", "'").replaceAll("&lt;", "<").replaceAll("&amp;", "&");
}

function encode(form: Record<string, string>): { type: string; text: string } {
  const boundary = `bench-${randomUUID()}`;
  const parts = Object.entries(form).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return { type: `multipart/form-data; boundary=${boundary}`, text: `${parts.join("")}--${boundary}--\r\n` };
}
