import { EntryFrame } from "@/components/entry-frame";
import { LinkButton } from "@/components/ui/link-button";
import { noLinkId } from "@/lib/ground/links";
import { routes } from "@/lib/ground/routes";
import { noSuchLink, openAgain } from "@/words/en/refusals/common";

/** Shows a page of a link that this browser does not have: it was opened too long ago, in another browser, or never was one. */
export function LinkGone({ title, link }: { title: string; link: string }) {
  return (
    <EntryFrame title={title} lead={link === noLinkId ? noSuchLink : openAgain}>
      <LinkButton href={routes.find()} size="large" wide>
        Find your workspaces
      </LinkButton>
    </EntryFrame>
  );
}
