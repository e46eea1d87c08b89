import type { ServerResponse } from "node:http";
import { seconds } from "@/lib/ground/durations";

/** A request the server answers itself, before the app sees it: a status (4xx, or 503 when there is too much to do) and one plain sentence. */
export type Refusal = { status: number; message: string; headers?: Record<string, string> };

export const busy: Refusal = {
  status: 503,
  message: "Gatehouse is busy. Try again in a few seconds.",
  headers: { "Retry-After": "3" },
};

const linger = seconds(1);

/**
 * Sends a refusal as plain text and closes the connection, whose rest may be hostile too: once the request has arrived, or a second
 * later. Closed with bytes unread, the connection would be reset before its peer had read why.
 */
export function refuse(response: ServerResponse, { status, message, headers }: Refusal): void {
  const text = `${message}\n`;
  const type = { "Content-Type": "text/plain; charset=utf-8", "Content-Length": Buffer.byteLength(text) };
  response.writeHead(status, { ...headers, ...type, Connection: "close" });
  response.write(text);
  const end = () => {
    clearTimeout(late);
    response.end();
  };
  const late = setTimeout(end, linger);
  if (response.req.readableEnded) end();
  else response.req.once("end", end).once("close", end).resume();
}
