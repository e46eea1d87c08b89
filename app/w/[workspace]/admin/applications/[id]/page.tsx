import { notFound } from "next/navigation";
import { ActionForm } from "@/components/action-form";
import { readWords } from "@/components/language/read-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PlainLinkButton } from "@/components/ui/plain-link-button";
import { Row, RowList } from "@/components/ui/row-list";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { requireScope } from "@/lib/access/sessions/require";
import { readId } from "@/lib/ground/ids";
import { configurationsOf } from "@/lib/rules/applications/configuration";
import { gateConfigurationsOf } from "@/lib/rules/applications/gate-configuration";
import { issuerOf } from "@/lib/use-cases/applications/issuer";
import { readApplication } from "@/lib/use-cases/applications/list";
import { readActivity } from "@/lib/use-cases/applications/read-activity";
import { beginTrial } from "@/lib/use-cases/applications/trial";
import { applicationActivity } from "@/words/application-activity";
import { applications } from "@/words/applications";
import { MemberFrame } from "../../../member-frame";
import { ClientFact } from "../client-facts";
import { ShownConfiguration } from "../shown-configuration";
import { dropSecret, newSecret, pause, remove, resume, save } from "./actions";
import { ApplicationActivity } from "./activity";
import { SecretForm } from "./secret-form";
import { SettingsForm } from "./settings-form";

type Props = { params: Promise<{ workspace: string; id: string }> };

export default async function ApplicationPage({ params }: Props) {
  const { workspace: slug, id: given } = await params;
  const scope = await requireScope(slug, "applications:manage");
  const words = await readWords(applications);
  const id = readId(given);
  const application = id && (await readApplication(scope, id));
  if (!application) notFound();
  const activity = await readActivity(scope, application.id);
  const said = await readWords(applicationActivity);
  const [redirect = ""] = application.redirectAddresses;
  const issuer = issuerOf(slug);
  const secret = application.kind === "web" ? null : "";
  const openid = redirect === "" ? [] : configurationsOf({ issuer, clientId: application.id, secret, redirect });
  const list =
    application.kind === "gate"
      ? gateConfigurationsOf({ issuer, applicationId: application.id, address: application.address })
      : openid;
  const failure = application.lastFailure;
  const cause =
    failure && Object.hasOwn(words.causes, failure) ? words.causes[failure as keyof typeof words.causes] : failure;
  return (
    <MemberFrame
      standing={scope}
      under="applications"
      title={application.name}
      lead={words.kinds[application.kind]}
      narrow
      actions={
        !application.pausedAt && (
          <PlainLinkButton
            href={application.kind === "gate" ? application.address : beginTrial(scope, application)}
            title={application.kind === "gate" ? said.tryGate : said.tryLead}
          >
            {said.tryIt}
          </PlainLinkButton>
        )
      }
    >
      {cause && application.lastFailedAt && (
        <Notice tone="plain">
          {words.lastFailure(cause, application.failureDetail ?? "")} (<Time at={application.lastFailedAt} />)
        </Notice>
      )}
      <ApplicationActivity
        slug={slug}
        activity={activity}
        lastAt={application.lastAt}
        isTold={application.backChannelAddress !== null}
        words={said}
      />
      <Section
        title={words.configuration}
        description={application.kind === "gate" ? words.proxyLead : words.configurationLead}
      >
        <div className="flex flex-col gap-5">
          <ClientFact label={words.issuer} value={issuer} />
          <ClientFact label={words.clientId} value={application.id} />
          {list.length > 0 && <ShownConfiguration title={words.configuration} untried={words.untried} list={list} />}
        </div>
      </Section>
      <Section title={words.settingsTitle}>
        <SettingsForm action={save.bind(null, slug, application.id)} application={application} words={words} />
      </Section>
      {application.kind === "web" && (
        <Section title={words.secrets} description={words.secretsLead} flush>
          <RowList label={words.secrets}>
            {application.secrets.map((each) => (
              <Row
                key={each.id}
                title={
                  <>
                    {words.made} <Time at={each.createdAt} />
                  </>
                }
                detail={
                  <>
                    {words.used}: {each.lastUsedAt ? <Time at={each.lastUsedAt} /> : <span>{words.never}</span>}
                  </>
                }
                actions={
                  <ActionForm action={dropSecret.bind(null, slug, application.id, each.id)}>
                    <Button size="small">{words.removeSecret}</Button>
                  </ActionForm>
                }
              />
            ))}
          </RowList>
          <div className="border-t border-line px-5 py-4">
            <SecretForm
              action={newSecret.bind(null, slug, application.id)}
              words={{ newSecret: words.newSecret, clientSecret: words.clientSecret, secretOnce: words.secretOnce }}
            />
          </div>
        </Section>
      )}
      <Section title={words.danger} description={words.dangerLead}>
        <div className="flex flex-wrap gap-3">
          <ActionForm action={(application.pausedAt ? resume : pause).bind(null, slug, application.id)}>
            <Button>{application.pausedAt ? words.resume : words.pause}</Button>
          </ActionForm>
          <ActionForm action={remove.bind(null, slug, application.id)}>
            <Button>{words.remove}</Button>
          </ActionForm>
        </div>
      </Section>
    </MemberFrame>
  );
}
