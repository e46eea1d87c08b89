import type { ServerResponse } from "node:http";

/** Runs something just before the head of a response is written, whether its writer says so or Node does it by itself. */
export function beforeHead(response: ServerResponse, act: () => void): void {
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse;
  response.writeHead = ((...args: unknown[]) => {
    act();
    return writeHead(...args);
  }) as typeof response.writeHead;
}
