import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";

/** The answer to a request. `location` is where it leads, also when an action says so to a script. */
export type Reply = { status: number; location: string; setCookie: string[]; text: string };
/** What goes with a request: a form's fields, or a body as it is. */
export type Call = {
  cookie?: string;
  form?: Record<string, string>;
  body?: string | Buffer;
  headers?: Record<string, string>;
};
/** A client of a server on this machine, over connections that stay open. */
export type Client = { origin: string; get: Ask; post: Ask; close(): void };
type Ask = (path: string, call?: Call) => Promise<Reply>;

/** Opens a client of one server, which serves `origin` on a port of this machine. `localAddress` is where it calls from. */
export function openClient(origin: string, port = Number(new URL(origin).port), localAddress?: string): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 128 });
  const ask = (method: string, path: string, { cookie, form, body, headers }: Call = {}): Promise<Reply> => {
    const filled = form && encode(form);
    const sending = filled?.text ?? body;
    const sent = {
      host: new URL(origin).host,
      ...(filled && { "content-type": filled.type }),
      ...(sending !== undefined && { origin, "content-length": Buffer.byteLength(sending) }),
      ...(cookie && { cookie }),
      ...headers,
    };
    return new Promise((resolve, reject) => {
      const call = request(
        { host: "127.0.0.1", port, localAddress, method, path, agent, headers: sent },
        (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk) => chunks.push(chunk));
          response.on("error", reject);
          response.on("end", () =>
            resolve({
              status: response.statusCode ?? 0,
              location:
                response.headers.location ?? String(response.headers["x-action-redirect"] ?? "").replace(/;\w+$/, ""),
              setCookie: response.headers["set-cookie"] ?? [],
              text: Buffer.concat(chunks).toString(),
            }),
          );
        },
      );
      call.on("error", reject).end(sending);
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

/** Reads what a browser without script sends with the form that holds this text: its hidden fields and the named button's. */
export function fieldsOf(html: string, marker: string): Record<string, string> {
  const forms = html.split("<form").map((part) => part.split("</form>")[0] ?? "");
  const form = forms.slice(1).find((part) => part.includes(marker));
  if (!form) throw new Error(`there is no form with ${marker}`);
  const inputs = form.match(/<input[^>]*type="hidden"[^>]*>/g) ?? [];
  const buttons = form.match(/<button[^>]*\sname="[\s\S]*?<\/button>/g) ?? [];
  const sent = [...inputs, ...buttons.filter((button) => button.includes(marker))];
  return Object.fromEntries(sent.map((tag) => [attribute(tag, "name"), attribute(tag, "value")]));
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
