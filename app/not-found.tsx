import { EntryFrame } from "@/components/entry-frame";
import { PlainLinkButton } from "@/components/ui/plain-link-button";
import { routes } from "@/lib/ground/routes";

/** Stands for pages that do not exist and for pages the reader has no access to. The two look the same on purpose. */
export default function NotFound() {
  return (
    <EntryFrame
      title="Page not found"
      lead="The address may be mistyped, the link may have been used or have expired, or the page is not yours to see."
    >
      <PlainLinkButton href={routes.find()} size="large" wide>
        Find your workspaces
      </PlainLinkButton>
    </EntryFrame>
  );
}
