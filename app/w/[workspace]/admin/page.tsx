import { readWords } from "@/components/language/read-words";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { requireScope } from "@/lib/access/sessions/require";
import { routes } from "@/lib/ground/routes";
import { ranges } from "@/lib/records/coverage/read";
import { permits } from "@/lib/rules/policy/permissions";
import { readApplicationsInUse } from "@/lib/use-cases/applications/read-newest";
import { readOverview } from "@/lib/use-cases/members/read-overview";
import { methods } from "@/words/methods";
import { overview } from "@/words/overview";
import { MemberFrame } from "../member-frame";
import { ApplicationsInUse } from "./applications-in-use";
import { AtRisk } from "./at-risk";
import { Coverage } from "./coverage";
import { Deadlines } from "./deadlines";
import { FirstSteps } from "./first-steps";
import { MethodsInUse } from "./methods-in-use";
import { NeedsSomeone } from "./needs-someone";

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ [name: string]: string | string[] | undefined }>;
};

/** Shows how a workspace stands, led by who needs someone now. */
export default async function OverviewPage({ params, searchParams }: Props) {
  const { workspace: slug } = await params;
  const scope = await requireScope(slug, "members:read");
  const { days } = await searchParams;
  const range = ranges.find((one) => String(one) === days) ?? 90;
  const words = await readWords(overview);
  const { sayMethods, methodWords } = await readWords(methods);
  const data = await readOverview(scope, range);
  const inUse = await readApplicationsInUse(scope);
  return (
    <MemberFrame standing={scope} under="overview" title={words.title}>
      {data.firstSteps && <FirstSteps slug={slug} steps={data.firstSteps} words={words.firstSteps} />}
      <NeedsSomeone scope={scope} data={data} words={words.now} />
      {data.owners === 1 && !data.firstSteps && permits(scope.member.role, "members:manage") && (
        <Notice tone="warn" title={words.owner.title}>
          <p>{words.owner.text}</p>
          <div className="mt-3">
            <LinkButton href={routes.members(slug)} size="small">
              {words.owner.act}
            </LinkButton>
          </div>
        </Notice>
      )}
      <Coverage slug={slug} data={data} range={range} words={words} />
      <div className="grid items-start gap-6 md:grid-cols-2">
        <AtRisk scope={scope} data={data} words={words} sayMethods={sayMethods} />
        <div className="flex flex-col gap-6">
          <Deadlines scope={scope} data={data} words={words} />
          <MethodsInUse data={data} words={words} names={methodWords} />
        </div>
      </div>
      {inUse && <ApplicationsInUse slug={slug} data={inUse} words={words.applications} />}
    </MemberFrame>
  );
}
