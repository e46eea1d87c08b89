import type { Link, WorkspaceRef } from "@/lib/records/mail/template";
import { Aside, Page, Paragraph } from "./letter";
import { workspacePath } from "./words";

/** Says what to do about a change to one's account that somebody else may have made. */
export function NotYou({ workspace, link }: { workspace: WorkspaceRef; link: Link }) {
  return (
    <Aside title="If this wasn't you">
      <Paragraph>
        Change your password now:{" "}
        <Page href={link(workspacePath(workspace.slug, "forgot-password"))}>Reset your password</Page>
      </Paragraph>
      <Paragraph>
        Then end all other sessions and look at your methods:{" "}
        <Page href={link(workspacePath(workspace.slug, "account", "security"))}>Security</Page>
      </Paragraph>
      <Paragraph>If you can't sign in, tell an admin of your workspace.</Paragraph>
    </Aside>
  );
}
