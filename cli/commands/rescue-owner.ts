import { rescueOwner as rescue } from "@/lib/use-cases/resets/by-operator";
import { command } from "../command";
import { workspaceNamed } from "../find-workspace";
import { handOver, handOverOptions, orderOf } from "../handed-over";

export const rescueOwner = command({
  name: "rescue-owner",
  summary: "Gives a workspace an owner who can get in again; prints a reset code once.",
  details:
    "For an owner nobody in the workspace can reset. Where no owner is left who could sign in, the member named by --email\nbecomes one. A forgotten password is not changed by this: they can ask for a link on the sign-in page.",
  options: handOverOptions,
  async run(given, run) {
    const order = orderOf(given);
    const workspace = await workspaceNamed(given.workspace, run.caller.now);
    return handOver(await rescue(run.caller, workspace, order), workspace.slug, run);
  },
});
