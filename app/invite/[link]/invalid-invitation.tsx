import { EntryFrame } from "@/components/entry-frame";
import { LinkButton } from "@/components/ui/link-button";
import { TextLink } from "@/components/ui/text-link";
import { routes } from "@/lib/ground/routes";
import type { FoundInvitation } from "@/lib/use-cases/invitations/find";

/** Says why an invitation's link no longer works, and who can send another. */
export function InvalidInvitation({ invitation }: { invitation: FoundInvitation | null }) {
  if (!invitation) {
    return (
      <EntryFrame
        title="This invitation doesn't work"
        lead="The link is incomplete, it was opened more than an hour ago, or the invitation was withdrawn. Open it again from the mail, or ask for a new invitation."
      >
        <LinkButton href={routes.find()} size="large" wide>
          Find your workspaces
        </LinkButton>
      </EntryFrame>
    );
  }
  const { workspace, inviter, state } = invitation;
  const signIn = routes.signIn(workspace.slug);
  if (state === "accepted") {
    return (
      <EntryFrame
        workspace={workspace.name}
        workspaceHref={signIn}
        title="This invitation was used"
        lead={`An invitation lets in once. If it was you who joined ${workspace.name}, sign in. If it was not, tell ${inviter ?? "an admin"} at once.`}
      >
        <LinkButton href={signIn} tone="primary" size="large" wide>
          Sign in
        </LinkButton>
      </EntryFrame>
    );
  }
  return (
    <EntryFrame
      workspace={workspace.name}
      workspaceHref={signIn}
      title="This invitation has expired"
      lead={`Invitations work for seven days, and only the newest link does. Ask ${inviter ?? "an admin"} of ${workspace.name} to send it again.`}
    >
      <p className="text-ink-soft">
        Joined already? <TextLink href={signIn}>Sign in</TextLink>
      </p>
    </EntryFrame>
  );
}
