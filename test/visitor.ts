import { readFileSync } from "node:fs";
import { type Client, fieldsOf, mergeCookies, type Reply } from "./http-client";

/** A page as it was answered: where it was found after redirects, and its text. */
export type Page = { path: string; status: number; text: string };
/** What an action returned to a script, or where it led. */
export type Returned = { status: number; to: string; value: unknown };

type Manifest = { node: Record<string, { filename?: string; exportedName?: string }> };

/** Reads the id on the wire of each server action of the build, by file below app/ and name. */
export function readActions(root = "."): Map<string, string> {
  const manifest: Manifest = JSON.parse(readFileSync(`${root}/.next/server/server-reference-manifest.json`, "utf8"));
  return new Map(
    Object.entries(manifest.node).map(([id, { filename, exportedName }]) => [`${filename} ${exportedName}`, id]),
  );
}

/**
 * A browser without script: it keeps cookies, follows redirects and sends the forms of pages. It also calls actions as a page's
 * script does, which passkeys need. `address` is the one that a trusted proxy says it has.
 */
export class Visitor {
  cookie = "";

  constructor(
    readonly client: () => Client,
    readonly address: string,
    readonly actions = readActions(),
  ) {}

  /** Opens a page and follows where it leads. */
  async open(path: string): Promise<Page> {
    return this.#follow(path, await this.#ask("get", path));
  }

  /** Sends the form of a page that holds this text, such as a field's `name="code"` or a button's words, and follows where it leads. */
  async press({ path, text }: Page, marker: string, fields: Record<string, string> = {}): Promise<Page> {
    return this.#follow(path, await this.send(path, { ...fieldsOf(text, marker), ...fields }));
  }

  /** Posts a form's fields and does not follow. */
  send(path: string, form: Record<string, string>): Promise<Reply> {
    return this.#ask("post", path, { form });
  }

  /** Calls an action by file and name, as a page at this path does. */
  async call(name: string, path: string, ...args: unknown[]): Promise<Returned> {
    const headers = {
      "next-action": this.actions.get(name) ?? missing(name),
      "content-type": "text/plain;charset=UTF-8",
    };
    const reply = await this.#ask("post", path, { body: JSON.stringify(args), headers });
    return { status: reply.status, to: pathOf(reply.location), value: reply.location ? null : readResult(reply.text) };
  }

  async #follow(path: string, reply: Reply, times = 6): Promise<Page> {
    const at = pathOf(reply.location);
    if (!at || times === 0) return { path, status: reply.status, text: reply.text };
    return this.#follow(at, await this.#ask("get", at), times - 1);
  }

  async #ask(method: "get" | "post", path: string, more: Parameters<Client["post"]>[1] = {}): Promise<Reply> {
    const headers = { "x-forwarded-for": this.address, ...more.headers };
    const reply = await this.client()[method](path, { ...more, cookie: this.cookie, headers });
    this.cookie = mergeCookies(reply, this.cookie);
    return reply;
  }
}

/** Returns what a page's alerts say; "" if it has none. */
export function alertsOf(text: string): string {
  const found = [...text.matchAll(/role="alert"[^>]*>(.*?)<\/(?:p|div)>/gs)];
  return found.map(([, said = ""]) => said.replace(/<[^>]+>/g, "")).join(" ");
}

function missing(what: string): never {
  throw new Error(`there is no ${what}`);
}

const pathOf = (location: string) =>
  location && new URL(location, "http://localhost").href.replace(/^http:\/\/[^/]+/, "");

/** Reads the value of an action from React's answer: the row that the first row names. */
function readResult(text: string): unknown {
  const rows = new Map(
    text.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1)]),
  );
  const head = /"a":"\$@?([0-9a-f]+)"/.exec(rows.get("0") ?? "");
  const value = rows.get(head?.[1] ?? "");
  return value === undefined ? null : JSON.parse(value);
}
