import { randomUUID } from "node:crypto";
import { ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

const reasons: Record<string, string> = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  HPE_CHUNK_EXTENSIONS_OVERFLOW: "413 Payload Too Large",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
};

/** Refuses bytes that are no HTTP request, or half of one that was not finished in time, and ends the connection. */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === "ECONNRESET" || isAnswering(socket)) return void socket.destroy();
  const reason = reasons[error.code ?? ""] ?? "400 Bad Request";
  const head = `HTTP/1.1 ${reason}\r\nX-Request-Id: ${randomUUID()}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`;
  socket.end(head, () => socket.destroy());
}

/** Tells whether part of an answer is on the socket, which further bytes would break. */
function isAnswering(socket: Duplex): boolean {
  const { _httpMessage: answer } = socket as Duplex & { _httpMessage?: unknown };
  return answer instanceof ServerResponse && answer.headersSent;
}
