import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { StatusBadge } from "@/components/ui/status-badge";
import { requireSession } from "@/lib/access/sessions/require";
import { routes } from "@/lib/ground/routes";
import { amount } from "@/words/en/amounts";
import { DeadlineBanner } from "./deadline-banner";
import { MemberFrame } from "./member-frame";
import { ProtectDialog } from "./protect-dialog";

export default async function HomePage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace: slug } = await params;
  const standing = await requireSession(slug);
  const { workspace, member, assessment } = standing;
  const security = routes.security(slug);
  return (
    <MemberFrame
      standing={standing}
      under="home"
      title={workspace.name}
      tab="Home"
      lead={`You are signed in as ${member.name}.`}
      narrow
    >
      {!assessment.hasFactor && !member.promptedAt && <ProtectDialog standing={standing} />}
      <DeadlineBanner standing={standing} />
      <Section
        title="Your account"
        actions={
          <LinkButton href={security} tone="secondary">
            Open security
          </LinkButton>
        }
      >
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <StatusBadge status={assessment.state} />
          <p>{inWords(standing)}</p>
        </div>
      </Section>
    </MemberFrame>
  );
}

function inWords({ member, assessment }: Awaited<ReturnType<typeof requireSession>>): string {
  const methods = [
    count(member.totpCount, "authenticator app"),
    count(member.passkeyCount, "passkey"),
    count(member.emailCount, "email code"),
  ].filter(Boolean);
  if (!assessment.hasFactor) return "Only your password protects this account.";
  const list = new Intl.ListFormat("en-GB").format(methods as string[]);
  return `${list}, ${count(member.recoveryCodesLeft, "recovery code") ?? "no recovery codes"} left.`;
}

const count = (n: number, what: string) => (n === 0 ? null : amount(n, what));
