import { grantInvitations as grant } from "@/lib/use-cases/workspaces/grant-invitations";
import { command, OperatorError } from "../command";
import { workspaceNamed } from "../find-workspace";

const most = 1_000_000;

export const grantInvitations = command({
  name: "grant-invitations",
  summary: "Grants a workspace more invitations a day than it has by itself.",
  details: [
    "A new workspace has 50 a day for a week, or until a second member joins. After that it has 1,000, and 10 more for each member.",
    'A smaller grant than that has no effect. "--a-day none" takes the grant back.',
  ].join("\n"),
  options: {
    workspace: { describes: "the workspace's address, as in /w/<address>", required: true },
    "a-day": { describes: `a number up to ${most.toLocaleString("en")}, or none`, required: true },
  },
  async run(given, { caller, tell }) {
    const number = read(given["a-day"] ?? "");
    const workspace = await workspaceNamed(given.workspace, caller.now);
    const changed = await grant(caller, workspace.id, number);
    const has = number === null ? "no grant" : `a grant of ${number.toLocaleString("en")} invitations a day`;
    tell(
      { workspace: workspace.slug, invitationsADay: number, changed },
      changed ? `${workspace.slug} has ${has} now.` : `${workspace.slug} had ${has} already.`,
    );
    return 0;
  },
});

function read(typed: string): number | null {
  if (typed === "none") return null;
  const number = /^[1-9]\d*$/.test(typed) ? Number(typed) : most + 1;
  if (number > most)
    throw new OperatorError(`--a-day must be a number from 1 to ${most.toLocaleString("en")}, or none.`, 2);
  return number;
}
