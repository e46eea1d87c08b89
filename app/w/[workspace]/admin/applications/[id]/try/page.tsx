import { notFound } from "next/navigation";
import { readWords } from "@/components/language/read-words";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/link-button";
import { PlainLinkButton } from "@/components/ui/plain-link-button";
import { Section } from "@/components/ui/section";
import { requireScope } from "@/lib/access/sessions/require";
import { readId } from "@/lib/ground/ids";
import { routes } from "@/lib/ground/routes";
import { readApplication } from "@/lib/use-cases/applications/list";
import { beginTrial, finishTrial } from "@/lib/use-cases/applications/trial";
import { applicationActivity } from "@/words/application-activity";
import { MemberFrame } from "../../../../member-frame";

type Props = {
  params: Promise<{ workspace: string; id: string }>;
  searchParams: Promise<{ [name: string]: string | string[] | undefined }>;
};

/** Ends a trial of an application: shows the claims that it would be told, or why it would be told none. */
export default async function TrialPage({ params, searchParams }: Props) {
  const { workspace: slug, id: given } = await params;
  const scope = await requireScope(slug, "applications:manage");
  const words = (await readWords(applicationActivity)).trial;
  const id = readId(given);
  const application = id && (await readApplication(scope, id));
  if (!application || application.kind === "gate") notFound();
  const query = await searchParams;
  const [code, state, error] = [query.code, query.state, query.error].map((value) => String(value ?? "").slice(0, 300));
  const result =
    error || !code || !state
      ? ({ ok: false, reason: "not-yours" } as const)
      : await finishTrial(scope, application, { code, state });
  const { name } = application;
  const known = Object.hasOwn(words.failures, error ?? "") ? (error as "access_denied" | "login_required") : null;
  const refused = known ? words.failures[known] : error ? words.failures.other(error) : null;
  return (
    <MemberFrame standing={scope} under="applications" title={words.tab(name)} narrow>
      {result.ok ? (
        <Section title={words.claims} description={words.lead}>
          <Claims claims={result.claims} says={words.says} />
        </Section>
      ) : (
        <Alert title={words.failed}>{refused ?? words.failures[result.reason]}</Alert>
      )}
      <div className="flex flex-wrap gap-3">
        <LinkButton href={routes.application(slug, application.id)}>{words.back(name)}</LinkButton>
        <PlainLinkButton href={beginTrial(scope, application)}>{words.again}</PlainLinkButton>
      </div>
    </MemberFrame>
  );
}

function Claims({ claims, says }: { claims: Record<string, unknown>; says: Record<string, string> }) {
  const text = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
  return (
    <dl className="flex flex-col gap-4">
      {Object.entries(claims).map(([claim, value]) => (
        <div key={claim}>
          <dt className="font-mono text-13 text-ink-soft" translate="no">
            {claim}
          </dt>
          <dd className="font-mono text-14 wrap-anywhere" translate="no">
            {text(value)}
          </dd>
          {says[claim] && <dd className="text-13 text-ink-faint">{says[claim]}</dd>}
        </div>
      ))}
    </dl>
  );
}
