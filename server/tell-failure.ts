import type { IncomingMessage, ServerResponse } from "node:http";
import type { CurrentRequest, Trouble } from "@/lib/ground/request";
import { writeFailurePage } from "@/server/failure-page";
import { isUnknownAction } from "@/server/next/unknown-action";
import type { Surface } from "@/server/surfaces";
import type { FailureName } from "@/words/en/failures";

const retryAfter = "5";
const ofTheBody = ["Content-Encoding", "Transfer-Encoding", "ETag", "Vary"];

type Known = CurrentRequest & { surface: Surface; nonce: string };

/**
 * Puts an answer of its own in place of one that would tell its reader nothing: a page for people, one line for our script, JSON for a
 * program, each with the request's id. A request that failed because the installation is in trouble gets 503 instead of 500. Returns a
 * function that tells the status it gave.
 */
export function tellFailures(
  request: IncomingMessage,
  response: ServerResponse,
  known: Known,
): () => number | undefined {
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse;
  const write = response.write.bind(response) as (...args: unknown[]) => boolean;
  const end = response.end.bind(response) as (...args: unknown[]) => ServerResponse;
  // Who asks is read now: the app may change the headers of the request.
  const reader = readerOf(request, known.surface);
  const { url: target = "/" } = request;
  let told: string | undefined;
  let toldStatus: number | undefined;

  const fail = (status: number) => failureOf(status, response, known, reader);
  response.writeHead = ((status: number, ...more: unknown[]) => {
    const name = fail(status);
    if (!name) return writeHead(status, ...more);
    const requestId = known.id;
    const { type, body } = writers[reader](name, { target, requestId, nonce: known.nonce });
    told = body;
    for (const header of ofTheBody) response.removeHeader(header);
    const unavailable = isUnavailable(name);
    if (unavailable) response.setHeader("Retry-After", retryAfter);
    response.setHeader("Content-Type", type);
    response.setHeader("Content-Length", Buffer.byteLength(body));
    toldStatus = unavailable ? 503 : status;
    return writeHead(toldStatus);
  }) as typeof response.writeHead;
  response.write = ((...args: unknown[]) => {
    if (!response.headersSent) response.writeHead(response.statusCode);
    return told === undefined ? write(...args) : true;
  }) as typeof response.write;
  response.end = ((...args: unknown[]) => {
    if (!response.headersSent && fail(response.statusCode)) response.writeHead(response.statusCode);
    return told === undefined ? end(...args) : end(told);
  }) as typeof response.end;
  return () => toldStatus;
}

const nameOf: Record<Trouble, FailureName> = {
  away: "away",
  hanging: "away",
  crowded: "away",
  full: "unwritable",
  "read-only": "unwritable",
  "unknown-key": "locked",
};

const isUnavailable = (name: FailureName) => Object.values(nameOf).includes(name);

type Reader = "person" | "script" | "program";

/** Our own script sends these headers; a browser that opens a page or posts a form does not. */
function readerOf({ headers }: IncomingMessage, surface: Surface): Reader {
  if (surface.name !== "browser") return "program";
  return headers["next-action"] !== undefined || headers.rsc !== undefined ? "script" : "person";
}

function failureOf(
  status: number,
  response: ServerResponse,
  current: CurrentRequest,
  reader: Reader,
): FailureName | undefined {
  if (status === 500) return current.trouble ? nameOf[current.trouble] : "internal";
  // Script knows this answer by its header, and says the same.
  return reader === "person" && isUnknownAction(response) ? "updated" : undefined;
}

const writers: Record<
  Reader,
  (name: FailureName, page: { target: string; requestId: string; nonce: string }) => { type: string; body: string }
> = {
  person: (name, page) => ({ type: "text/html; charset=utf-8", body: writeFailurePage(name, page) }),
  // Next's client makes this line the message of the error that the page's boundary gets, if the type is exactly this.
  script: (name, { requestId }) => ({ type: "text/plain", body: `${name} ${requestId}` }),
  program: (name, { requestId }) => ({
    type: "application/json",
    body: JSON.stringify({ error: isUnavailable(name) ? "unavailable" : "internal", requestId }),
  }),
};
