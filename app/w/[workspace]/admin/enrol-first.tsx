import { readWords } from "@/components/language/read-words";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { routes } from "@/lib/ground/routes";
import { enrolFirst } from "@/words/enrol-first";

/** Tells an admin without a second factor to set one up, and links there. An emailed code does not count here. */
export async function EnrolFirst({ slug }: { slug: string }) {
  const words = await readWords(enrolFirst);
  return (
    <Notice tone="warn" title={words.title}>
      <p>{words.text}</p>
      <p className="mt-3">
        <LinkButton href={routes.security(slug)} tone="primary">
          {words.button}
        </LinkButton>
      </p>
    </Notice>
  );
}
