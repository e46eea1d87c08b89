import { redirect } from "next/navigation";
import { brandLinks } from "@/app/brand-links";
import { EntryFrame } from "@/components/entry-frame";
import { readWords } from "@/components/language/read-words";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import type { FullStanding } from "@/lib/access/sessions/judge";
import { requireSession } from "@/lib/access/sessions/require";
import { routes } from "@/lib/ground/routes";
import { readReplacements } from "@/lib/methods/recovery-codes/replacement";
import { provenByRecoveryCode } from "@/lib/rules/sign-in/evidence";
import { listMethods, type Method } from "@/lib/use-cases/credentials/list";
import { listDistrusted } from "@/lib/use-cases/credentials/list-distrusted";
import { methods as methodNames } from "@/words/methods";
import { security } from "@/words/security";
import { replaceApp } from "../method-actions";
import { LinkForm } from "../open-button";

/** Receives a member who signed in with a recovery code. They replace the lost method first (R6). */
export default async function LostPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace: slug } = await params;
  const standing = await requireSession(slug);
  const home = routes.home(slug);
  if (!provenByRecoveryCode(standing.session.amr)) redirect(home);
  const [methods, distrusted, replacements] = await Promise.all([
    listMethods(standing),
    listDistrusted(standing),
    readReplacements(standing),
  ]);
  if (replacements.length > 0) redirect(routes.securityCodes(slug));
  const {
    lost: words,
    methods: { label },
  } = await readWords(security);
  return (
    <EntryFrame
      workspace={standing.workspace.name}
      brand={brandLinks(standing.workspace)}
      workspaceHref={home}
      title={words.title}
      lead={words.lead}
    >
      <Left left={standing.member.recoveryCodesLeft} />
      <ul aria-label={label} className="flex flex-col gap-3">
        {[...distrusted.map((key) => ({ ...key, kind: "passkey" as const })), ...methods].map((method, i) => (
          <li key={method.id}>
            <Replace standing={standing} method={method} first={i === 0} />
          </li>
        ))}
      </ul>
      <LinkButton href={home} size="large" wide>
        {words.have}
      </LinkButton>
      <LinkButton href={routes.security(slug)} tone="quiet" wide>
        {words.other}
      </LinkButton>
    </EntryFrame>
  );
}

async function Left({ left }: { left: number }) {
  const { lost: words, codes } = await readWords(security);
  if (left > 3) return <p className="text-ink-soft">{codes.left(left)}.</p>;
  return (
    <Notice tone="warn" title={left === 0 ? words.last : codes.left(left)}>
      {left === 0 ? words.lastText : words.few}
    </Notice>
  );
}

type ReplaceProps = { standing: FullStanding; method: Pick<Method, "id" | "kind" | "named">; first: boolean };

async function Replace({ standing, method, first }: ReplaceProps) {
  const { workspace, policy } = standing;
  const words = (await readWords(security)).lost;
  const allowed = policy.settings.methods;
  const button = (
    <Button tone={first ? "primary" : "secondary"} size="large" wide>
      <span className="min-w-0 wrap-anywhere">
        {words.replace(<bdi>{(await readWords(methodNames)).sayName(method.named)}</bdi>)}
      </span>
    </Button>
  );
  if (method.kind === "totp" && allowed.totp) {
    return <form action={replaceApp.bind(null, workspace.slug, method.id)}>{button}</form>;
  }
  if (method.kind === "passkey" && allowed.passkey) {
    return (
      <LinkForm path={routes.securityPasskey(workspace.slug)} query={{ replace: method.id }}>
        {button}
      </LinkForm>
    );
  }
  return null;
}
