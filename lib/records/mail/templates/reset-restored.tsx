import { routes } from "@/lib/ground/routes";
import { inert } from "@/lib/records/mail/inert";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Action, Letter, Paragraph } from "./letter";
import { sayTime, sayWho } from "./words";

/** Tells a member that the methods a reset had switched off work again. */
export const resetRestored: Template<{ workspace: WorkspaceRef; by: string | null; at: string }> = {
  subject: ({ workspace }) => `Your two-factor methods in ${inert(workspace.name)} work again`,
  body: ({ workspace, by, at }, link) => (
    <Letter workspace={workspace.name} title="Your methods work again" preview="Sign in as you did before the reset.">
      <Paragraph>
        {sayWho(by)} restored your two-factor methods and recovery codes on {sayTime(at)}. Sign in as you did before the
        reset.
      </Paragraph>
      <Action label="Sign in" href={link(routes.signIn(workspace.slug))} />
      <Paragraph>If you no longer have any of these methods, tell your admin now.</Paragraph>
    </Letter>
  ),
};
