import { routes } from "@/lib/ground/routes";
import { inert, plain } from "@/lib/records/mail/inert";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Action, Letter, Paragraph } from "./letter";
import { sayTime } from "./words";

type OwnerRescued = { workspace: WorkspaceRef; owner: { name: string; email: string }; reason: string; at: string };

/** Tells every owner that the operator gave one of them a way back in. */
export const ownerRescued: Template<OwnerRescued> = {
  subject: ({ workspace }) => `The operator gave an owner of ${inert(workspace.name)} a way back in`,
  body: ({ workspace, owner, reason, at }, link) => (
    <Letter
      workspace={workspace.name}
      title="An owner got a way back in"
      preview="The operator did this from the command line."
    >
      <Paragraph>
        The operator of this installation rescued {inert(owner.name)} ({plain(owner.email, 320)}) on {sayTime(at)}. Old
        methods of that account are switched off, and it has to set up a new one.
      </Paragraph>
      <Paragraph>The reason given: “{inert(reason, 300)}”</Paragraph>
      <Paragraph>It stands in the audit log. If no owner asked for it, speak to the operator.</Paragraph>
      <Action label="Open the audit log" href={link(routes.audit(workspace.slug))} />
    </Letter>
  ),
};
