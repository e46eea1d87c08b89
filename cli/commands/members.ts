import { recordAlone } from "@/lib/records/audit/record-alone";
import { listAllMembers } from "@/lib/use-cases/members/list-all";
import { command } from "../command";
import { workspaceNamed } from "../find-workspace";

/** Characters that hide or move text on a terminal. */
const hidden = /[\p{C}\p{Zl}\p{Zp}]/gu;

export const members = command({
  name: "members",
  summary: "Lists a workspace's members, one a line, tabs between: email, role, state, methods, name.",
  options: {
    workspace: { describes: "the workspace's address, as in /w/<address>", required: true },
  },
  async run(given, { caller, tell }) {
    const workspace = await workspaceNamed(given.workspace, caller.now);
    await recordAlone(workspace.id, caller, "operator.members_listed");
    for await (const member of listAllMembers(workspace, caller.now)) {
      const { email, role, state, methods, name } = member;
      const line = [email, role, state, methods.join(",") || "-", name].map((text) => text.replace(hidden, ""));
      tell(member, line.join("\t"));
    }
    return 0;
  },
});
