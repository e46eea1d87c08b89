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
import { DistrustedRow } from "./distrusted-row";
import { addApp, addEmail, makePreferred, replaceApp } from "./method-actions";
import { LinkForm, OpenButton } from "./open-button";

const icons = { totp: Smartphone, passkey: KeyRound, email: Mail };

type Props = { standing: FullStanding; methods: Method[]; distrusted: DistrustedKey[]; now: Date };

/** Lists a member's second factors, one row each with what can be done with it, and what can be added (E1, E4). */
export function MethodsSection({ standing, methods, distrusted, now }: Props) {
  const { workspace, member, policy, assessment } = standing;
  const allowed = policy.settings.methods;
  const path = routes.security(workspace.slug);
  return (
    <Section title="Two-factor methods" description={<Standing standing={standing} />} flush>
      {methods.length + distrusted.length > 0 && (
        <RowList label="Methods">
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
        {!assessment.hasFactor && (
          <p className="text-ink-soft">
            It takes about two minutes. At the end you get recovery codes: have a place ready to keep them.
          </p>
        )}
        <div className="flex flex-wrap items-center gap-2">
          {allowed.totp && (
            <form action={addApp.bind(null, workspace.slug)}>
              <Button tone={assessment.hasFactor ? "secondary" : "primary"}>Add authenticator app</Button>
            </form>
          )}
          {allowed.passkey && (
            <LinkForm path={routes.securityPasskey(workspace.slug)}>
              <Button>Add passkey or security key</Button>
            </LinkForm>
          )}
          {mayAddEmail(member, policy) && member.emailCount === 0 && (
            <form action={addEmail.bind(null, workspace.slug)}>
              <Button>Add email code</Button>
            </form>
          )}
          {assessment.hasFactor && mayDisable(member, policy, now) && (
            <OpenButton path={path} open="disable" tone="quiet">
              Disable two-factor
            </OpenButton>
          )}
        </div>
      </div>
    </Section>
  );
}

function Standing({ standing: { workspace, member, assessment } }: { standing: FullStanding }) {
  const fragile = member.totpCount + member.passkeyCount > 0 ? "Save new recovery codes, or add a second method." : "";
  const words: Partial<Record<typeof assessment.state, string>> = {
    protected: "A stolen password is not enough to get in.",
    fragile: assessment.covered
      ? fragile || "Email code is the weakest method: add an app or a passkey."
      : `${workspace.name} does not accept these methods any more: add another one.`,
    unprotected: "Only your password protects this account.",
  };
  const text = assessment.hasFactor
    ? words[assessment.state]
    : "A second factor keeps others out, even those who know your password.";
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <StatusBadge status={assessment.state} />
      <span>{text}</span>
      {assessment.deadline && !assessment.covered && (
        <span>
          {workspace.name} asks for one by <Time at={assessment.deadline} form="date" />.
        </span>
      )}
    </div>
  );
}

type RowProps = { standing: FullStanding; method: Method; alone: boolean; now: Date };

async function MethodRow({ standing, method, alone, now }: RowProps) {
  const { workspace, member, policy } = standing;
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
          {preferred && <Badge>Preferred</Badge>}
          {!policy.settings.methods[method.kind] && <Badge>No longer accepted</Badge>}
        </>
      }
      detail={<Detail method={method} now={now} />}
      actions={
        <>
          {!alone && !preferred && (
            <form action={makePreferred.bind(null, workspace.slug, method.id)}>
              <Button size="small" aria-describedby={about}>
                Make preferred
              </Button>
            </form>
          )}
          {method.kind !== "email" && (
            <OpenButton {...button} open="test">
              Test
            </OpenButton>
          )}
          <OpenButton {...button} open="rename">
            Rename
          </OpenButton>
          {method.kind === "totp" && policy.settings.methods.totp && (
            <form action={replaceApp.bind(null, workspace.slug, method.id)}>
              <Button size="small" aria-describedby={about}>
                Replace
              </Button>
            </form>
          )}
          {method.kind === "passkey" && policy.settings.methods.passkey && (
            <LinkForm path={routes.securityPasskey(workspace.slug)} query={{ replace: method.id }}>
              <Button size="small" aria-describedby={about}>
                Replace
              </Button>
            </LinkForm>
          )}
          {mayRemove(member, method.kind, policy, now) && (
            <OpenButton {...button} open="remove">
              Remove
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
  const { methodWords, sayName } = await readWords(methodNames);
  const name = sayName(named);
  const parts = name.startsWith(methodWords[kind]) ? [] : [methodWords[kind]];
  if (kind === "passkey") {
    if (provider && !name.startsWith(provider)) parts.push(provider);
    parts.push(backedUp ? "Synced" : backupEligible ? "Not synced yet" : "Only on this device or key");
  }
  if (kind === "email") parts.push("The weakest method");
  return parts.map((part) => `${part} · `).join("");
}

async function Detail({ method, now }: { method: Method; now: Date }) {
  return (
    <>
      {await what(method)}
      Added <Time at={method.confirmedAt} form="date" />
      {method.lastUsedAt ? (
        <span>
          {" · last used "}
          <Time at={method.lastUsedAt} form="ago" now={now} />
        </span>
      ) : (
        <span>{" · never used"}</span>
      )}
    </>
  );
}
