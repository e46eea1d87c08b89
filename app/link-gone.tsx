import { EntryFrame } from "@/components/entry-frame";
import { readWords } from "@/components/language/read-words";
import { LinkButton } from "@/components/ui/link-button";
import { noLinkId } from "@/lib/ground/links";
import { routes } from "@/lib/ground/routes";
import { entry } from "@/words/entry";
import { commonRefusals } from "@/words/refusals/common";

/** Shows a page of a link that this browser does not have: it was opened too long ago, in another browser, or never was one. */
export async function LinkGone({ title, link }: { title: string; link: string }) {
  const words = await readWords(commonRefusals);
  return (
    <EntryFrame title={title} lead={link === noLinkId ? words.noSuchLink : words.openAgain}>
      <LinkButton href={routes.find()} size="large" wide>
        {(await readWords(entry)).findWorkspaces}
      </LinkButton>
    </EntryFrame>
  );
}
