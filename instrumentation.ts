import type { Instrumentation } from "next";
import { currentRequest } from "@/lib/ground/request";

/** Keeps why a request failed. Next calls this for whatever a page, an action or an endpoint throws. */
export const onRequestError: Instrumentation.onRequestError = (error, _, { routePath, routeType }) => {
  const request = currentRequest();
  if (request) request.failure = { error, route: routePath, kind: routeType };
};
