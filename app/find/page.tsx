import { EntryFrame } from "@/components/entry-frame";
import { TextLink } from "@/components/ui/text-link";
import { routes } from "@/lib/ground/routes";
import { findWorkspaces } from "./actions";
import { FindForm } from "./find-form";

export default function FindPage() {
  return (
    <EntryFrame title="Find your workspaces" lead="We mail you the addresses of the workspaces you belong to.">
      <FindForm action={findWorkspaces} />
      <p className="text-ink-soft">
        Nothing to find yet? <TextLink href={routes.newWorkspace()}>Create a workspace</TextLink>
      </p>
    </EntryFrame>
  );
}
