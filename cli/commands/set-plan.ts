import { plans, setPlan as set } from "@/lib/use-cases/workspaces/set-plan";
import { command } from "../command";
import { workspaceNamed } from "../find-workspace";

export const setPlan = command({
  name: "set-plan",
  summary: "Sets a workspace's plan; its owners are told by mail.",
  details: "On business the requirement pauses as encouragement; nothing is removed. On enterprise it holds again.",
  options: {
    workspace: { describes: "the workspace's address, as in /w/<address>", required: true },
    plan: { describes: "the plan", required: true, choices: plans },
  },
  async run(given, { caller, tell }) {
    const workspace = await workspaceNamed(given.workspace, caller.now);
    const plan = given.plan === "business" ? "business" : "enterprise";
    const changed = await set(caller, workspace, plan);
    tell(
      { workspace: workspace.slug, plan, changed },
      changed ? `${workspace.slug} is on ${plan} now.` : `${workspace.slug} was on ${plan} already.`,
    );
    return 0;
  },
});
