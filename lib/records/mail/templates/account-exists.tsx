import { routes } from "@/lib/ground/routes";
import { inert } from "@/lib/records/mail/inert";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Action, Letter, Page, Paragraph } from "./letter";

/** Sent when someone signs up with an address that already has an account. Only the account's owner learns of it. */
export const accountExists: Template<{ workspace: WorkspaceRef }> = {
  subject: ({ workspace }) => `You already have an account in ${inert(workspace.name)}`,
  body: ({ workspace }, link) => (
    <Letter workspace={workspace.name} title="You already have an account" preview="Sign in instead of signing up.">
      <Paragraph>
        Somebody tried to sign up for {inert(workspace.name)} with this address. It already has an account, and nothing
        was changed. If it was you, sign in.
      </Paragraph>
      <Action label="Sign in" href={link(routes.signIn(workspace.slug))} />
      <Paragraph>
        If you no longer know your password:{" "}
        <Page href={link(routes.forgotPassword(workspace.slug))}>Reset your password</Page>
      </Paragraph>
      <Paragraph>If it wasn't you, there is nothing to do.</Paragraph>
    </Letter>
  ),
};
