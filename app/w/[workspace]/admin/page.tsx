import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { StackedBar } from "@/components/ui/stacked-bar";
import { requireScope } from "@/lib/access/sessions/require";
import { routes } from "@/lib/ground/routes";
import { permits } from "@/lib/rules/policy/permissions";
import { readOverview } from "@/lib/use-cases/members/read-overview";
import { amount } from "@/words/en/amounts";
import { methodWords } from "@/words/en/methods";
import { MemberFrame } from "../member-frame";
import { AtRisk } from "./at-risk";
import { CoverageHistory } from "./coverage-history";
import { Deadlines } from "./deadlines";
import { Help } from "./help";

export default async function OverviewPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace: slug } = await params;
  const scope = await requireScope(slug, "members:read");
  const now = new Date();
  const overview = await readOverview(scope);
  const { counts, active, covered, owners, methods } = overview;
  const part = (name: string, filter: keyof typeof counts, tone: "good" | "warn" | "bad" | "line") => ({
    name,
    tone,
    value: counts[filter],
    href: routes.members(slug, { twoFactor: filter }),
  });
  const parts = [
    part("Protected", "protected", "good"),
    part("Fragile", "fragile", "warn"),
    part("In grace", "in-grace", "warn"),
    part("Reset pending", "reset-pending", "warn"),
    part("Unprotected", "unprotected", "bad"),
    part("Blocked", "blocked", "bad"),
    part("Exempt", "exempt", "line"),
  ];

  return (
    <MemberFrame standing={scope} under="overview" title="Overview">
      {owners === 1 && permits(scope.member.role, "members:manage") && (
        <Notice tone="warn" title="There is one owner">
          If they lose their phone and their recovery codes, only the operator can help. Make a second person an owner.
        </Notice>
      )}
      <Section
        title="Coverage"
        description={
          <>
            {amount(covered, "member")} of {active.toLocaleString("en")} <span>{covered === 1 ? "is" : "are"}</span>{" "}
            covered by an accepted second factor.
          </>
        }
        actions={<LinkButton href={routes.members(slug)}>All members</LinkButton>}
      >
        <p className="mb-4 flex items-baseline gap-2">
          <span className="text-28 font-medium tabular-nums">{percent(covered, active)}</span>
          <span className="text-ink-soft">covered</span>
        </p>
        <StackedBar label="Members by state" parts={parts.filter(({ value }) => value > 0)} />
      </Section>
      <CoverageHistory overview={overview} />
      <div className="grid items-start gap-6 md:grid-cols-2">
        <AtRisk scope={scope} overview={overview} now={now} />
        <div className="flex flex-col gap-6">
          <Help slug={slug} overview={overview} now={now} />
          <Deadlines slug={slug} overview={overview} />
          <Section title="Methods in use" description="Members with at least one of each kind.">
            <dl className="grid grid-cols-[1fr_auto] gap-y-2 tabular-nums [&_dd]:text-end [&_dd]:text-ink-soft">
              <dt>{methodWords.totp}</dt>
              <dd>{methods.totp.toLocaleString("en")}</dd>
              <dt>{methodWords.passkey}</dt>
              <dd>{methods.passkey.toLocaleString("en")}</dd>
              <dt>{methodWords.email}</dt>
              <dd>{methods.email.toLocaleString("en")}</dd>
            </dl>
          </Section>
        </div>
      </div>
    </MemberFrame>
  );
}

/** Returns a share in whole percent. It is 100 only if no member is missing. */
function percent(part: number, whole: number): string {
  if (whole === 0) return "0 %";
  return `${Math.floor((part / whole) * 100)} %`;
}
