import { KeyRound, Mail, Smartphone } from "lucide-react";
import { readWords } from "@/components/language/read-words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Row, RowList } from "@/components/ui/row-list";
import { Section } from "@/components/ui/section";
import { StatusBadge } from "@/components/ui/status-badge";
import { Time } from "@/components/ui/time";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { routes } from "@/lib/ground/routes";
import { mayAddEmail } from "@/lib/rules/policy/email-alone";
import { mayDisable, mayRemove } from "@/lib/rules/policy/may-remove";
import type { Method } from "@/lib/use-cases/credentials/list";
import type { DistrustedKey } from "@/lib/use-cases/credentials/list-distrusted";
import { methods as methodNames } from "@/words/methods";
import { security } from "@/words/security";
import { DistrustedRow } from "./distrusted-row";
import { addApp, addEmail, makePreferred, replaceApp } from "./method-actions";
import { LinkForm, OpenButton } from "./open-button";

const icons = { totp: Smartphone, passkey: KeyRound, email: Mail };

type Props = { standing: FullStanding; methods: Method[]; distrusted: DistrustedKey[]; now: Date };

/** Lists a member's second factors, one row each with what can be done with it, and what can be added (E1, E4). */
export async function MethodsSection({ standing, methods, distrusted, now }: Props) {
  const { workspace, member, policy, assessment } = standing;
  const allowed = policy.settings.methods;
  const words = (await readWords(security)).methods;
  const path = routes.security(workspace.slug);
  return (
    <Section title={words.title} description={<Standing standing={standing} />} flush>
      {methods.length + distrusted.length > 0 && (
        <RowList label={words.label}>
          {methods.map((method) => (
            <MethodRow key={method.id} standing={standing} method={method} alone={methods.length === 1} now={now} />
          ))}
          {distrusted.map((key) => (
            <DistrustedRow
              key={key.id}
              standing={standing}
              distrusted={key}
              removable={methods.length + distrusted.length > 1 || mayDisable(member, policy, now)}
            />
          ))}
        </RowList>
      )}
      <div className="flex flex-col gap-3 border-line px-5 py-4 not-first:border-t">
        {!assessment.hasFactor && <p className="text-ink-soft">{words.begin}</p>}
        <div className="flex flex-wrap items-center gap-2">
          {allowed.totp && (
            <form action={addApp.bind(null, workspace.slug)}>
              <Button tone={assessment.hasFactor ? "secondary" : "primary"}>{words.addApp}</Button>
            </form>
          )}
          {allowed.passkey && (
            <LinkForm path={routes.securityPasskey(workspace.slug)}>
              <Button>{words.addPasskey}</Button>
            </LinkForm>
          )}
          {mayAddEmail(member, policy) && member.emailCount === 0 && (
            <form action={addEmail.bind(null, workspace.slug)}>
              <Button>{words.addEmail}</Button>
            </form>
          )}
          {assessment.hasFactor && mayDisable(member, policy, now) && (
            <OpenButton path={path} open="disable" tone="quiet">
              {words.disable}
            </OpenButton>
          )}
        </div>
      </div>
    </Section>
  );
}

async function Standing({ standing: { workspace, member, assessment } }: { standing: FullStanding }) {
  const { state: words, deadline } = (await readWords(security)).methods;
  const fragile = member.totpCount + member.passkeyCount > 0 ? words.fragile : words.emailOnly;
  const texts: Partial<Record<typeof assessment.state, string>> = {
    protected: words.protected,
    fragile: assessment.covered ? fragile : words.notAccepted(workspace.name),
    unprotected: words.unprotected,
  };
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <StatusBadge status={assessment.state} />
      <span>{assessment.hasFactor ? texts[assessment.state] : words.none}</span>
      {assessment.deadline && !assessment.covered && (
        <span>{deadline(workspace.name, <Time at={assessment.deadline} form="date" />)}</span>
      )}
    </div>
  );
}

type RowProps = { standing: FullStanding; method: Method; alone: boolean; now: Date };

async function MethodRow({ standing, method, alone, now }: RowProps) {
  const { workspace, member, policy } = standing;
  const words = (await readWords(security)).methods;
  const Icon = icons[method.kind];
  const path = routes.security(workspace.slug);
  const about = `method-${method.id}`;
  const button = { path, method: method.id, about, size: "small" } as const;
  const preferred = method.id === member.preferredCredentialId;
  return (
    <Row
      icon={<Icon aria-hidden />}
      title={
        <>
          <bdi id={about}>{(await readWords(methodNames)).sayName(method.named)}</bdi>
          {preferred && <Badge>{words.preferred}</Badge>}
          {!policy.settings.methods[method.kind] && <Badge>{words.noLonger}</Badge>}
        </>
      }
      detail={<Detail method={method} now={now} />}
      actions={
        <>
          {!alone && !preferred && (
            <form action={makePreferred.bind(null, workspace.slug, method.id)}>
              <Button size="small" aria-describedby={about}>
                {words.prefer}
              </Button>
            </form>
          )}
          {method.kind !== "email" && (
            <OpenButton {...button} open="test">
              {words.test}
            </OpenButton>
          )}
          <OpenButton {...button} open="rename">
            {words.rename}
          </OpenButton>
          {method.kind === "totp" && policy.settings.methods.totp && (
            <form action={replaceApp.bind(null, workspace.slug, method.id)}>
              <Button size="small" aria-describedby={about}>
                {words.replace}
              </Button>
            </form>
          )}
          {method.kind === "passkey" && policy.settings.methods.passkey && (
            <LinkForm path={routes.securityPasskey(workspace.slug)} query={{ replace: method.id }}>
              <Button size="small" aria-describedby={about}>
                {words.replace}
              </Button>
            </LinkForm>
          )}
          {mayRemove(member, method.kind, policy, now) && (
            <OpenButton {...button} open="remove">
              {words.remove}
            </OpenButton>
          )}
        </>
      }
    />
  );
}

/** Says what its name does not say about a method: its kind or provider, and whether a passkey is synced. */
async function what({ kind, named, backupEligible, backedUp }: Method): Promise<string> {
  const { provider } = named;
  const words = (await readWords(security)).methods;
  const { methodWords, sayName } = await readWords(methodNames);
  const name = sayName(named);
  const parts = name.startsWith(methodWords[kind]) ? [] : [methodWords[kind]];
  if (kind === "passkey") {
    if (provider && !name.startsWith(provider)) parts.push(provider);
    parts.push(backedUp ? words.synced : backupEligible ? words.notSynced : words.local);
  }
  if (kind === "email") parts.push(words.weakest);
  return parts.map((part) => `${part} · `).join("");
}

async function Detail({ method, now }: { method: Method; now: Date }) {
  const words = (await readWords(security)).methods;
  return (
    <>
      {await what(method)}
      {words.added(<Time at={method.confirmedAt} form="date" />)}
      {" · "}
      <span>{method.lastUsedAt ? words.used(<Time at={method.lastUsedAt} form="ago" now={now} />) : words.unused}</span>
    </>
  );
}
