import { EntryFrame } from "@/components/entry-frame";
import { readWords } from "@/components/language/read-words";
import { LinkButton } from "@/components/ui/link-button";
import { TextLink } from "@/components/ui/text-link";
import { routes } from "@/lib/ground/routes";
import type { FoundInvitation } from "@/lib/use-cases/invitations/find";
import { deletion } from "@/words/deletion";
import { entry } from "@/words/entry";
import { signIn as signInWords } from "@/words/sign-in";

/** Says why an invitation's link no longer works, and who can send another. */
export async function InvalidInvitation({ invitation }: { invitation: FoundInvitation | null }) {
  const { submit, invitation: words } = await readWords(signInWords);
  if (!invitation) {
    return (
      <EntryFrame title={words.bad} lead={words.badLead}>
        <LinkButton href={routes.find()} size="large" wide>
          {(await readWords(entry)).findWorkspaces}
        </LinkButton>
      </EntryFrame>
    );
  }
  const { workspace, inviter, state } = invitation;
  const signIn = routes.signIn(workspace.slug);
  if (state === "closing") {
    const { noNewMembers, noNewMembersLead } = await readWords(deletion);
    return (
      <EntryFrame workspace={workspace.name} workspaceHref={signIn} title={noNewMembers} lead={noNewMembersLead}>
        <TextLink href={signIn}>{submit}</TextLink>
      </EntryFrame>
    );
  }
  if (state === "accepted") {
    return (
      <EntryFrame
        workspace={workspace.name}
        workspaceHref={signIn}
        title={words.used}
        lead={words.usedLead(workspace.name, inviter)}
      >
        <LinkButton href={signIn} tone="primary" size="large" wide>
          {submit}
        </LinkButton>
      </EntryFrame>
    );
  }
  return (
    <EntryFrame
      workspace={workspace.name}
      workspaceHref={signIn}
      title={words.expired}
      lead={words.expiredLead(workspace.name, inviter)}
    >
      <p className="text-ink-soft">
        {words.joined} <TextLink href={signIn}>{submit}</TextLink>
      </p>
    </EntryFrame>
  );
}
