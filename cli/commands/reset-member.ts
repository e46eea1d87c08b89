import { resetByOperator } from "@/lib/use-cases/resets/by-operator";
import { command } from "../command";
import { workspaceNamed } from "../find-workspace";
import { handOver, handOverOptions, orderOf } from "../handed-over";

export const resetMember = command({
  name: "reset-member",
  summary: "Resets a member's two-factor and prints the code once.",
  options: handOverOptions,
  async run(given, run) {
    const order = orderOf(given);
    const workspace = await workspaceNamed(given.workspace, run.caller.now);
    return handOver(await resetByOperator(run.caller, workspace, order), workspace.slug, run);
  },
});
