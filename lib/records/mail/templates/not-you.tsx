import { routes } from "@/lib/ground/routes";
import type { Link, WorkspaceRef } from "@/lib/records/mail/template";
import { Aside, Page, Paragraph } from "./letter";

/** Says what to do about a change to your account that someone else may have made. */
export function NotYou({ workspace, link }: { workspace: WorkspaceRef; link: Link }) {
  return (
    <Aside title="If this wasn't you">
      <Paragraph>
        Change your password now: <Page href={link(routes.forgotPassword(workspace.slug))}>Reset your password</Page>
      </Paragraph>
      <Paragraph>
        Then end all other sessions and look at your methods:{" "}
        <Page href={link(routes.security(workspace.slug))}>Security</Page>
      </Paragraph>
      <Paragraph>If you can't sign in, tell an admin of your workspace.</Paragraph>
    </Aside>
  );
}
