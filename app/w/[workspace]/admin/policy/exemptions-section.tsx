import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";

/** Says how many are exempt, and leads to who. */
export function ExemptionsSection({ path, n }: { path: string; n: number }) {
  return (
    <Section
      title="Exemptions"
      description={
        n === 0
          ? "Nobody is exempt. Somebody who can’t enrol for a while can be: by name, for a reason, until a day."
          : `${n.toLocaleString("en-GB")} ${n === 1 ? "member is" : "members are"} exempt, each by name, for a reason, until a day.`
      }
      actions={<LinkButton href={`${path}/exemptions`}>Exemptions</LinkButton>}
    />
  );
}
