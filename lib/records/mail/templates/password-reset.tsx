import { routes } from "@/lib/ground/routes";
import { inert } from "@/lib/records/mail/inert";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Action, Letter, Paragraph } from "./letter";
import { sayWho } from "./words";

/** Carries the link that sets a new password. The link signs no one in and leaves the second factor unchanged. */
export const passwordReset: Template<{ workspace: WorkspaceRef; token: string; by?: string | null }> = {
  subject: ({ workspace }) => `Reset your password in ${inert(workspace.name)}`,
  body: ({ workspace, token, by }, link) => (
    <Letter workspace={workspace.name} title="Reset your password" preview="The link works for 30 minutes.">
      <Paragraph>
        {by === undefined ? "Somebody asked" : `${sayWho(by)} asked`} for a new password for your account. If you want
        one, open this link within 30 minutes. It works once.
      </Paragraph>
      <Action label="Reset your password" href={link(routes.resetPassword(workspace.slug, token))} />
      <Paragraph>
        Your two-factor methods stay as they are; you need them to sign in afterwards. If you don't want a new password,
        do nothing: the old one stays.
      </Paragraph>
    </Letter>
  ),
};
