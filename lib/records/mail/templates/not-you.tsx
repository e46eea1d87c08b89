import { routes } from "@/lib/ground/routes";
import type { Link, WorkspaceRef } from "@/lib/records/mail/template";
import { Action, Aside, Page, Paragraph } from "./letter";

type Props = { workspace: WorkspaceRef; link: Link; notMe?: string | undefined };

/** Says what to do about a change to your account that someone else may have made. */
export function NotYou({ workspace, link, notMe }: Props) {
  return (
    <Aside title="If this wasn't you">
      {notMe && (
        <>
          <Paragraph>Lock your account. Every device is signed out, and an admin unlocks it once it is safe.</Paragraph>
          <Action label="This wasn't me" href={link(routes.notMeLink(workspace.slug, notMe))} />
        </>
      )}
      <Paragraph>
        Or change your password now: <Page href={link(routes.forgotPassword(workspace.slug))}>Reset your password</Page>
      </Paragraph>
      <Paragraph>
        Then end all other sessions and look at your methods:{" "}
        <Page href={link(routes.security(workspace.slug))}>Security</Page>
      </Paragraph>
      <Paragraph>If you can't sign in, tell an admin of your workspace.</Paragraph>
    </Aside>
  );
}
