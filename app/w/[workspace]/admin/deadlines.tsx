import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { routes } from "@/lib/ground/routes";
import type { Overview } from "@/lib/use-cases/members/read-overview";
import { amount } from "@/words/en/amounts";

/** Lists the days on which the requirement starts for members without a second factor. */
export function Deadlines({ slug, overview: { deadlines } }: { slug: string; overview: Overview }) {
  return (
    <Section
      title="Deadlines ahead"
      description={deadlines.length === 0 ? "None. Nobody is waiting for a deadline." : undefined}
    >
      {deadlines.length > 0 && (
        <>
          <ul className="flex flex-col gap-2 tabular-nums">
            {deadlines.map(({ at, n }) => (
              <li key={at.toISOString()} className="flex justify-between gap-4">
                <Time at={at} form="date" />
                <span className="text-ink-soft">{amount(n, "member")}</span>
              </li>
            ))}
          </ul>
          <p className="mt-3">
            <TextLink href={routes.members(slug, { twoFactor: "in-grace" })}>Who they are</TextLink>
          </p>
        </>
      )}
    </Section>
  );
}
