// A process that serves a workspace as the product does, and signs its members in until SIGTERM. It also makes members, whose passwords it
// seals. It prints a line when it serves, one for each sign-in, and why it did not start.
import { setTimeout as pause } from "node:timers/promises";
import { strangerFrom } from "@/lib/access/caller";
import { disconnect, inWorkspace } from "@/lib/ground/db";
import { beat, beginServing } from "@/lib/records/processes/serve";
import { signInWithPassword } from "@/lib/use-cases/sign-in/with-password";
import { addPlain, password, visitor } from "./people";

const [workspaceId = "", slug = ""] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);

async function signSomeoneIn(): Promise<void> {
  await addPlain(workspaceId, "member", new Date());
  const members = await inWorkspace(workspaceId, (tx) => tx.member.findMany({ select: { email: true } }));
  const { email } = members[Math.floor(Math.random() * members.length)] ?? { email: "" };
  const from = { ...visitor, address: `198.51.100.${Math.floor(Math.random() * 255)}` };
  const answer = await signInWithPassword(strangerFrom(from, new Date()), { slug, email, password });
  say(answer.ok ? "signed in" : `refused: ${answer.reason}`);
}

try {
  const presence = await beginServing();
  const reporting = setInterval(() => presence.report(), beat);
  let stopping = false;
  process.once("SIGTERM", () => {
    stopping = true;
  });
  say("serves");
  while (!stopping) {
    await signSomeoneIn().catch((error: Error) => say(`failed: ${error.name} ${error.message}`));
    // Leaves a processor to the process that starts next to it.
    await pause(50);
  }
  clearInterval(reporting);
  await presence.leave();
} catch (error) {
  say(`did not start: ${(error as Error).message}`);
  process.exitCode = 1;
}
await disconnect();
