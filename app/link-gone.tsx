import { EntryFrame } from "@/components/entry-frame";
import { LinkButton } from "@/components/ui/link-button";
import { routes } from "@/lib/ground/routes";
import { openAgain } from "@/words/en/refusals/common";

/** Shows a page of a link that this browser does not have: it was opened too long ago, or in another browser. */
export function LinkGone({ title }: { title: string }) {
  return (
    <EntryFrame title={title} lead={openAgain}>
      <LinkButton href={routes.find()} size="large" wide>
        Find your workspaces
      </LinkButton>
    </EntryFrame>
  );
}
