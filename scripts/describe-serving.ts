import { join, relative } from "node:path";
import type { Environment } from "@/lib/ground/settings";

/**
 * Describes what serves now and what to do next, in a line each. On the embedded database someone is trying Gatehouse out, so the
 * lines lead to the first workspace; `demo` says that there is one already.
 */
export function describeServing({ appUrl, dataDir, email, embedded }: Environment, demo: boolean): string {
  const outbox = join(relative(process.cwd(), dataDir) || ".", "outbox");
  const mail = {
    outbox: `Mail goes to files in ${outbox}: read it at ${appUrl.origin}/outbox`,
    resend: "Mail goes through Resend",
    smtp: "Mail goes by SMTP",
  };
  const firstSteps = [
    `Open ${appUrl.origin}/new and create your workspace`,
    "To look around in a workspace full of people, stop this and run: npm run demo",
  ];
  return [
    `Gatehouse serves ${appUrl.origin}`,
    ...(embedded && !demo ? firstSteps : []),
    mail[email.transport],
    "Stop with Ctrl-C",
  ].join("\n");
}
