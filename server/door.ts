import type { Server } from "node:http";
import type { Environment } from "@/lib/ground/settings";
import { answerBrokenRequest } from "@/server/broken-request";
import { isTrusted, trustProxies } from "@/server/client-address";
import { watchConnections } from "@/server/connections";
import { type DoorLimits, doorLimits } from "@/server/door-limits";
import { type Answer, handleRequests } from "@/server/handle-request";

/** What stands between the network and the app: one for all servers of a process, which share its limits. */
export type Door = { attach(server: Server): void; stop(): void };

/** Builds the door: it bounds what peers hold, screens what they send, and gives the rest to `answer`. */
export function makeDoor(settings: Environment, answer: Answer, dev: boolean, limits: DoorLimits = doorLimits): Door {
  const proxies = trustProxies(settings.trustedProxies);
  const connections = watchConnections((peer) => isTrusted(peer, proxies), limits);
  const handle = handleRequests(settings, answer, dev, limits);
  return {
    attach(server) {
      server.on("connection", connections.open);
      server.on("clientError", answerBrokenRequest);
      server.on("request", (request, response) => {
        if (connections.begin(request, response)) handle(request, response);
      });
    },
    stop: connections.stop,
  };
}
