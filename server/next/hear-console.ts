import { log } from "@/lib/ground/log";
import { currentRequest } from "@/lib/ground/request";
import { describe } from "@/server/log-failure";

/**
 * Takes what Next prints by itself into the log. It prints each error of a request as text with whatever the message quotes, before it
 * reports it: that error is kept for the request's own line. What has no request gets a line of its own.
 */
export function hearConsole(): void {
  const hear =
    (level: "error" | "warn") =>
    (...printed: unknown[]) => {
      const request = currentRequest();
      const error = printed.find((one) => one instanceof Error);
      if (request && error && level === "error") request.failure ??= { error };
      else if (error) log()[level]({ ...(request && { requestId: request.id }), ...describe(error) }, "Next reported");
      else log()[level](printed.map(String).join(" "));
    };
  console.error = hear("error");
  console.warn = hear("warn");
}
