import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { routes } from "@/lib/ground/routes";
import type { PolicyWords } from "@/words/policy";

type Props = { slug: string; n: number; words: PolicyWords["exemptions"] };

/** Says how many members are exempt, and links to them. */
export function ExemptionsSection({ slug, n, words }: Props) {
  return (
    <Section
      title={words.title}
      description={n === 0 ? words.none : words.some(n)}
      actions={<LinkButton href={routes.exemptions(slug)}>{words.title}</LinkButton>}
    />
  );
}
