import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { Scope } from "@/lib/access/sessions/judge";
import { routes } from "@/lib/ground/routes";
import { permits } from "@/lib/rules/policy/permissions";
import type { Overview } from "@/lib/use-cases/members/read-overview";
import type { overview } from "@/words/overview";

type Props = { scope: Scope<"members:read">; data: Overview; words: (typeof overview)["en"] };

/** Lists the days on which the requirement starts for members without a second factor, and offers to remind them. */
export function Deadlines({ scope, data: { deadlines }, words }: Props) {
  const { slug } = scope.workspace;
  const twoFactor = "in-grace";
  if (deadlines.length === 0) return <Section title={words.deadlines.title} description={words.deadlines.none} />;
  return (
    <Section
      title={words.deadlines.title}
      actions={
        permits(scope.member.role, "members:manage") && (
          <LinkButton href={routes.bulk(slug, { act: "remind", all: 1, twoFactor })}>
            {words.deadlines.remind}
          </LinkButton>
        )
      }
    >
      <ul className="flex flex-col gap-2 tabular-nums">
        {deadlines.map(({ at, n }) => (
          <li key={at.toISOString()} className="flex justify-between gap-4">
            <Time at={at} form="date" />
            <span className="text-ink-soft">{words.members(n)}</span>
          </li>
        ))}
      </ul>
      <p className="mt-3">
        <TextLink href={routes.members(slug, { twoFactor })}>{words.deadlines.see}</TextLink>
      </p>
    </Section>
  );
}
