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
import { sayCoverage } from "./sentences";
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
  const words = await readWords(policyBar);
  const saved = toFields({ settings: shown.settings, effectiveAt: draft || waiting ? shown.effectiveAt : null });
  const atWork = toFields({ settings: inForce.settings, effectiveAt: null });

  return (
    <MemberFrame
      standing={scope}
      under="policy"
      title="Policy"
      lead="What your workspace asks of its members. Draft a change, rehearse what it does to whom, then publish it."
      narrow
    >
      <nav aria-label={words.sections} className="flex flex-wrap gap-x-4 gap-y-1 text-13">
        {sections.map(([anchor, title]) => (
          <TextLink key={anchor} href={`#${anchor}`}>
            {title}
          </TextLink>
        ))}
      </nav>
      {waiting?.effectiveAt && (
        <Notice tone="plain" title={`Version ${waiting.version} takes hold on its day`}>
          These settings are published and take hold <Time at={waiting.effectiveAt} />. Until then the policy before
          them holds. To change anything, undo version {waiting.version} in the history below.
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
      >
        <OvertakenChoice theirsHref={routes.policy(slug)} />
        {rehearsal && <RehearsalSection versions={versions} rehearsal={rehearsal} slug={slug} />}
        <fieldset disabled={waiting !== null || asked !== null || !mayWrite} className="flex min-w-0 flex-col gap-6">
          <RequirementSection
            values={values}
            consequence={sayCoverage(coverage.counts, coverage.required, versions.plan === "enterprise")}
            uniform={isUniform(shown.settings)}
            available={versions.plan === "enterprise"}
          />
          <MethodsSection values={values} only={coverage.counts.only} required={coverage.required} />
          <RecoveryCodesSection values={values} />
          <EnrolmentSection values={values} workspace={scope.workspace.name} />
          <SignUpSection values={values} />
          <ResetsSection values={values} />
          <TimingSection values={values} />
          <VersionFields base={base} rehearsed={rehearsal !== null} />
          {!waiting && !asked && mayWrite && (
            <DraftBar
              key={base}
              standing={<BarStanding versions={versions} now={now} words={words} />}
              hasDraft={draft !== null}
              saved={editable(saved, versions.plan)}
              inForce={editable(atWork, versions.plan)}
              words={pickBarWords(words)}
            />
          )}
        </fieldset>
      </PolicyForm>
      <ExemptionsSection slug={slug} n={exemptNow(versions.groups, now)} />
      <HistorySection slug={slug} versions={versions} page={history} mayWrite={mayWrite} compare={words.compare} />
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
  ["requirement", "Requirement"],
  ["methods", "Methods"],
  ["recovery-codes", "Recovery codes"],
  ["enrolment", "Enrolment"],
  ["sign-up", "Who may sign up"],
  ["resets", "Resets"],
  ["timing", "When this takes hold"],
  ["history", "History"],
] as const;

/** Leaves out the fields of a requirement that the plan does not offer. */
function editable(values: ReturnType<typeof toFields>, plan: string): Record<string, string> {
  if (plan === "enterprise") return values;
  const offered = Object.entries(values).filter(([name]) => name === "graceDays" || !(name in requirement.fields));
  return Object.fromEntries(offered);
}

const pickBarWords = ({ unsaved, changed, leaveTitle, leaveText, stay, leave }: BarWords) => ({
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
