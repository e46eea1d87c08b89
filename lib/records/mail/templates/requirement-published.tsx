import { routes } from "@/lib/ground/routes";
import { inert } from "@/lib/records/mail/inert";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Action, Letter, Paragraph } from "./letter";
import { sayTime, sayWho } from "./words";

/** Tells a member without an accepted method that one is required: at once (`from` null) or from a date. */
export const requirementPublished: Template<{ workspace: WorkspaceRef; by: string | null; from: string | null }> = {
  subject: ({ workspace, from }) =>
    from === null
      ? `${inert(workspace.name)} now requires two-factor authentication`
      : `${inert(workspace.name)} will require two-factor authentication`,
  body: ({ workspace, by, from }, link) => (
    <Letter
      workspace={workspace.name}
      title={from === null ? "Two-factor authentication is required" : "Two-factor authentication will be required"}
      preview="Setting it up takes about two minutes."
    >
      <Paragraph>
        {sayWho(by)} decided that {inert(workspace.name)} requires two-factor authentication{" "}
        {from === null ? "from now on" : `from ${sayTime(from)}`}. Your account has no accepted method yet.
      </Paragraph>
      <Paragraph>
        {from === null
          ? "Set it up the next time you sign in: nothing else opens before that."
          : "Set it up before then, so that nothing stops you on that day."}{" "}
        It takes about two minutes.
      </Paragraph>
      <Action label="Set it up" href={link(routes.security(workspace.slug))} />
    </Letter>
  ),
};
