import { IncomingMessage } from "node:http";
import type { DoorLimits } from "@/server/door-limits";
import { busy, type Refusal } from "@/server/refusal";
import type { Lease } from "@/server/shares";

const cutOff: Refusal = { status: 400, message: "This request ended too early." };
const tooSlow: Refusal = { status: 408, message: "This request took too long to arrive." };
const lookEvery = 250;

/** What a body may take: bytes in all, and how it draws on what all bodies share. */
export type BodyBounds = { bytes: number; room: Lease; limits: DoorLimits["bodies"] };

/**
 * Reads a request's body whole. Refuses once it is larger than allowed, announced or not, once it arrives too slowly, and where
 * the bodies under way in this process leave no room. What was read holds its room until that is freed.
 */
export function readBody(request: IncomingMessage, { bytes, room, limits }: BodyBounds): Promise<Buffer | Refusal> {
  const tooLarge: Refusal = {
    status: 413,
    message: `This request is too large. At most ${sizeOf(bytes)} can be sent.`,
  };
  if (Number(request.headers["content-length"] ?? 0) > bytes) return Promise.resolve(tooLarge);
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const began = performance.now();
    let size = 0;
    const end = (result: Buffer | Refusal) => {
      clearInterval(clock);
      request.off("data", take).pause();
      resolve(result);
    };
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size > bytes) return end(tooLarge);
      if (!room.take(chunk.length, limits.perBlock)) return end(busy);
      chunks.push(chunk);
    };
    const clock = setInterval(() => {
      if (performance.now() - began > limits.start + (size / limits.pace) * 1000) end(tooSlow);
    }, lookEvery);
    request
      .on("data", take)
      .once("end", () => end(Buffer.concat(chunks, size)))
      .once("error", () => end(cutOff))
      .once("close", () => end(cutOff));
  });
}

function sizeOf(bytes: number): string {
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${kilobytes} KB` : `${kilobytes / 1024} MB`;
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
