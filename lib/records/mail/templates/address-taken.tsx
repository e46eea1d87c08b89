import { routes } from "@/lib/ground/routes";
import { inert } from "@/lib/records/mail/inert";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Action, Letter, Paragraph } from "./letter";

/** Sent in place of a code when a member changes their address to one that has an account already. Only its owner learns of it. */
export const addressTaken: Template<{ workspace: WorkspaceRef }> = {
  subject: ({ workspace }) => `This address already has an account in ${inert(workspace.name)}`,
  body: ({ workspace }, link) => (
    <Letter workspace={workspace.name} title="This address has an account" preview="Nothing was changed.">
      <Paragraph>
        Someone tried to move another account of {inert(workspace.name)} to this address. It already has an account, and
        nothing was changed.
      </Paragraph>
      <Paragraph>If it was you, sign in with this address, or choose another one for the other account.</Paragraph>
      <Action label="Sign in" href={link(routes.signIn(workspace.slug))} />
    </Letter>
  ),
};
