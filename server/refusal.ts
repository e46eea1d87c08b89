import type { ServerResponse } from "node:http";

/** A request the server answers itself, before the app sees it: a status (4xx, or 503 when there is too much to do) and one plain sentence. */
export type Refusal = { status: number; message: string; headers?: Record<string, string> };

/** Sends a refusal as plain text and closes the connection, whose rest may be hostile too. */
export function refuse(response: ServerResponse, { status, message, headers }: Refusal): void {
  response.writeHead(status, { ...headers, "Content-Type": "text/plain; charset=utf-8", Connection: "close" });
  response.end(`${message}\n`);
}
