import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { routes } from "@/lib/ground/routes";

/** Says how many members are exempt, and links to them. */
export function ExemptionsSection({ slug, n }: { slug: string; n: number }) {
  return (
    <Section
      title="Exemptions"
      description={
        n === 0
          ? "Nobody is exempt. Somebody who can’t enrol for a while can be: by name, for a reason, until a day."
          : `${n.toLocaleString("en-GB")} ${n === 1 ? "member is" : "members are"} exempt, each by name, for a reason, until a day.`
      }
      actions={<LinkButton href={routes.exemptions(slug)}>Exemptions</LinkButton>}
    />
  );
}
