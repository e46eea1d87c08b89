import { openClient } from "@/test/http-client";
import type { Figure } from "../figure";
import type { Options } from "../options";
import { emailOf } from "../people";
import { openSignIn } from "../sign-in";
import type { Stage } from "../stage";

const tries = 20;
/** Wrong passwords that are checked before the first delay (lib/records/limits/rules.ts). */
const allowed = 5;

/**
 * Checks that two processes on one database share their limits (P10): of many tries at once on both, as few are checked
 * as on one.
 */
export async function checkProcesses(stage: Stage, _: Options): Promise<Figure[]> {
  const database = await stage.createDatabase({ people: 1 });
  const servers = [await stage.serve(database), await stage.serve(database)];
  const doors = await Promise.all(servers.map((server) => openSignIn(openClient(server.origin), 1)));
  const replies = await Promise.all(
    Array.from({ length: tries }, (_, i) => doors[i % 2]?.password(emailOf(0), "not this password at all")),
  );
  const looked = replies.filter((reply) => reply?.text.includes("do not match")).length;
  const what = `wrong passwords looked at, of ${tries} at once over two processes`;
  return [{ id: "P10", what, value: looked, unit: "", bar: `= ${allowed}`, met: looked === allowed }];
}
