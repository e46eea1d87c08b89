import { readWords } from "@/components/language/read-words";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { requireScope } from "@/lib/access/sessions/require";
import { routes } from "@/lib/ground/routes";
import { baseOf, type PolicyVersions } from "@/lib/records/policy-versions/read-versions";
import { countCoverage } from "@/lib/rules/policy/coverage";
import { underPlan } from "@/lib/rules/policy/document";
import { permits } from "@/lib/rules/policy/permissions";
import { proposalOf } from "@/lib/rules/policy/proposal";
import { asksOf, exemptNow, ifRequired } from "@/lib/rules/policy/rehearse";
import { historyPages, readHistory } from "@/lib/use-cases/policy-admin/history";
import { openPolicyPage, type PolicyPage as PolicyPageData } from "@/lib/use-cases/policy-admin/open-policy-page";
import { type PolicyWords, policy } from "@/words/policy";
import { policyBar } from "@/words/policy-bar";
import { MemberFrame } from "../../member-frame";
import { discard, publishDraft, rehearse, replaceTheirs } from "./actions";
import { writeBase } from "./base";
import { CompareDialog } from "./compare-dialog";
import { DraftBar } from "./draft-bar";
import { ExemptionsSection } from "./exemptions-section";
import { HistorySection } from "./history-section";
import { LastQuestion } from "./last-question";
import { EnrolmentSection, MethodsSection, RecoveryCodesSection } from "./method-sections";
import { requirement } from "./parts/requirement";
import { ResetsSection, SignUpSection, TimingSection } from "./people-sections";
import { PolicyForm } from "./policy-form";
import { isUniform, toFields } from "./read-form";
import { RehearsalSection } from "./rehearsal-section";
import { RequirementSection } from "./requirement-section";
import { OvertakenChoice, VersionFields } from "./version-fields";
import { WaitingSection } from "./waiting-section";

type Query = { ask?: string; compare?: string; after?: string; before?: string };
type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<Query> };

export default async function PolicyPage({ params, searchParams }: Props) {
  const { workspace: slug } = await params;
  const query = await searchParams;
  const scope = await requireScope(slug, "policy:read");
  const now = new Date();
  const versions = await openPolicyPage(scope);
  const history = await readHistory(scope, historyPages.readTurn(query));
  const { draft, waiting, inForce, rehearsal, asked } = versions;
  const base = writeBase(baseOf(versions));
  const shown = draft ?? waiting ?? inForce;
  const values = toFields({ settings: shown.settings, effectiveAt: draft || waiting ? shown.effectiveAt : null });
  const coverage = coverageNow(versions, versions.groups, now);
  const mayWrite = permits(scope.member.role, "policy:write");
  const words = await readWords(policy);
  const bar = await readWords(policyBar);
  const saved = toFields({ settings: shown.settings, effectiveAt: draft || waiting ? shown.effectiveAt : null });
  const atWork = toFields({ settings: inForce.settings, effectiveAt: null });

  return (
    <MemberFrame standing={scope} under="policy" title={words.title} lead={words.lead} narrow>
      <nav aria-label={bar.sections} className="flex flex-wrap gap-x-4 gap-y-1 text-13">
        {sections.map(([anchor, section]) => (
          <TextLink key={anchor} href={`#${anchor}`}>
            {words.sections[section]}
          </TextLink>
        ))}
      </nav>
      {waiting?.effectiveAt && (
        <Notice tone="plain" title={words.waitingTitle(waiting.version)}>
          {words.waiting(waiting.version, <Time at={waiting.effectiveAt} />)}
        </Notice>
      )}
      {asked && <WaitingSection slug={slug} base={base} asked={asked} weakening={versions.weakening} />}
      {/* Another save is another form: its fields show what was saved, whatever was typed before. */}
      <PolicyForm
        key={base}
        actions={{
          rehearse: rehearse.bind(null, slug),
          publish: publishDraft.bind(null, slug),
          replace: replaceTheirs.bind(null, slug),
          discard: discard.bind(null, slug),
        }}
        permalink={routes.policy(slug)}
        label={words.form}
      >
        <OvertakenChoice theirsHref={routes.policy(slug)} words={{ replace: words.replace, drop: words.drop }} />
        {rehearsal && (
          <RehearsalSection versions={versions} rehearsal={rehearsal} slug={slug} words={words.rehearsal} />
        )}
        <fieldset disabled={waiting !== null || asked !== null || !mayWrite} className="flex min-w-0 flex-col gap-6">
          <RequirementSection
            values={values}
            consequence={words.coverage(coverage.counts, coverage.required, versions.plan === "enterprise")}
            uniform={isUniform(shown.settings)}
            available={versions.plan === "enterprise"}
            words={words}
          />
          <MethodsSection values={values} only={coverage.counts.only} required={coverage.required} words={words} />
          <RecoveryCodesSection values={values} words={words} />
          <EnrolmentSection values={values} workspace={scope.workspace.name} words={words} />
          <SignUpSection values={values} words={words} />
          <ResetsSection values={values} words={words} />
          <TimingSection values={values} words={words} />
          <VersionFields base={base} rehearsed={rehearsal !== null} />
          {!waiting && !asked && mayWrite && (
            <DraftBar
              key={base}
              standing={<BarStanding versions={versions} now={now} words={bar} />}
              hasDraft={draft !== null}
              saved={editable(saved, versions.plan)}
              inForce={editable(atWork, versions.plan)}
              words={pickBarWords(words, bar)}
            />
          )}
        </fieldset>
      </PolicyForm>
      <ExemptionsSection slug={slug} n={exemptNow(versions.groups, now)} words={words.exemptions} />
      <HistorySection
        slug={slug}
        versions={versions}
        page={history}
        mayWrite={mayWrite}
        compare={bar.compare}
        words={words}
      />
      {query.ask === "publish" && rehearsal && !asked && mayWrite && (
        <LastQuestion slug={slug} base={base} rehearsal={rehearsal} versions={versions} now={now} />
      )}
      {Number(query.compare) > 0 && (
        <CompareDialog
          scope={scope}
          version={Math.min(Math.trunc(Number(query.compare)), 999_999_999)}
          mayRestore={mayWrite && !draft && !waiting}
        />
      )}
    </MemberFrame>
  );
}

const sections = [
  ["requirement", "requirement"],
  ["methods", "methods"],
  ["recovery-codes", "recoveryCodes"],
  ["enrolment", "enrolment"],
  ["sign-up", "signUp"],
  ["resets", "resets"],
  ["timing", "timing"],
  ["history", "history"],
] as const;

/** Leaves out the fields of a requirement that the plan does not offer. */
function editable(values: ReturnType<typeof toFields>, plan: string): Record<string, string> {
  if (plan === "enterprise") return values;
  const offered = Object.entries(values).filter(([name]) => name === "graceDays" || !(name in requirement.fields));
  return Object.fromEntries(offered);
}

const pickBarWords = (
  { rehearse, publish, discard }: PolicyWords,
  { unsaved, changed, leaveTitle, leaveText, stay, leave }: BarWords,
) => ({
  rehearse,
  publish,
  discard,
  unsaved,
  changed,
  leaveTitle,
  leaveText,
  stay,
  leave,
});

type BarWords = Awaited<ReturnType<typeof readWords<(typeof policyBar)["en"]>>>;

/** Says what the saved settings are: in force, or whose draft they are, and how many members must act. */
function BarStanding({ versions, now, words }: { versions: PolicyPageData; now: Date; words: BarWords }) {
  const { draft, draftBy, rehearsal } = versions;
  if (!draft) return <span>{words.inForce}</span>;
  const by = <bdi>{draftBy ?? words.someoneWhoLeft}</bdi>;
  const asks = rehearsal ? asksOf(rehearsal.numbers) : 0;
  return (
    <span>
      <span>{words.draft(by, <Time at={draft.updatedAt} form="ago" now={now} />)}</span>
      {asks > 0 && <span> {words.mustAct(asks)}</span>}
    </span>
  );
}

/** Counts how members stand under what the page shows, or would stand if it were required of all. */
function coverageNow(versions: PolicyVersions, groups: Parameters<typeof countCoverage>[0], now: Date) {
  const { draft, inForce, plan } = versions;
  const policy = draft ? proposalOf(versions, draft.settings, draft.effectiveAt, now).after : underPlan(inForce, plan);
  const required = policy.settings.requirement.member.level === "required";
  return { required, counts: countCoverage(groups, required ? policy : ifRequired(policy, now), now) };
}
