import { EntryFrame } from "@/components/entry-frame";
import { LinkButton } from "@/components/ui/link-button";

export default function LandingPage() {
  return (
    <EntryFrame title="Two-factor authentication for every workspace">
      <LinkButton href="/new" tone="primary" size="large">
        Create a workspace
      </LinkButton>
      <LinkButton href="/find" size="large">
        Find your workspaces
      </LinkButton>
    </EntryFrame>
  );
}
