import { EntryFrame } from "@/components/entry-frame";
import { readWords } from "@/components/language/read-words";
import { PlainLinkButton } from "@/components/ui/plain-link-button";
import { routes } from "@/lib/ground/routes";
import { entry } from "@/words/entry";

/** Stands for pages that do not exist and for pages the reader has no access to. The two look the same on purpose. */
export default async function NotFound() {
  const { notFound, findWorkspaces } = await readWords(entry);
  return (
    <EntryFrame {...notFound}>
      <PlainLinkButton href={routes.find()} size="large" wide>
        {findWorkspaces}
      </PlainLinkButton>
    </EntryFrame>
  );
}
