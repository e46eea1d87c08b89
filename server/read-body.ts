import { IncomingMessage } from "node:http";
import type { Refusal } from "@/server/refusal";

/** The largest body a request may have, in bytes; Next's own limit for actions is the same. */
export const largestBody = 1024 * 1024;

const tooLarge: Refusal = { status: 413, message: "This request is too large. At most 1 MB can be sent at once." };

/** Reads a request's body whole, or refuses once it is larger than allowed, announced or not. */
export async function readBody(request: IncomingMessage): Promise<Buffer | Refusal> {
  if (Number(request.headers["content-length"] ?? 0) > largestBody) return tooLarge;
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      size += chunk.length;
      if (size > largestBody) return tooLarge;
      chunks.push(chunk);
    }
  } catch {
    return { status: 400, message: "This request ended too early." };
  }
  return Buffer.concat(chunks, size);
}

/** Returns a request like one that was read, with a body that can be read. */
export function replay(request: IncomingMessage, { type, body }: { type: string; body: Buffer }): IncomingMessage {
  const copy = new IncomingMessage(request.socket);
  copy.method = request.method;
  copy.url = request.url;
  copy.headers = { ...request.headers, "content-type": type, "content-length": String(body.length) };
  delete copy.headers["transfer-encoding"];
  copy.httpVersion = request.httpVersion;
  copy.httpVersionMajor = request.httpVersionMajor;
  copy.httpVersionMinor = request.httpVersionMinor;
  copy.complete = true;
  copy.push(body);
  copy.push(null);
  return copy;
}
