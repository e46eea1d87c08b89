import type { Metadata } from "next";
import { SignalAccepted } from "@/components/passkeys/signal-accepted";
import { Notice } from "@/components/ui/notice";
import { listSessions } from "@/lib/access/sessions/list";
import { requireSession } from "@/lib/access/sessions/require";
import { acceptedPasskeys } from "@/lib/use-cases/credentials/accepted-passkeys";
import { listMethods } from "@/lib/use-cases/credentials/list";
import { listDistrusted } from "@/lib/use-cases/credentials/list-distrusted";
import { sayName } from "@/words/en/methods";
import { MemberFrame } from "../../member-frame";
import { CodesSection } from "./codes-section";
import { MethodsSection } from "./methods-section";
import { OpenDialog } from "./open-dialog";
import { PasswordSection } from "./password-section";
import { SessionsSection } from "./sessions-section";

export const metadata: Metadata = { title: "Security" };

const news: Record<string, string> = {
  added: "Your new method works from now on. Your other devices were signed out.",
  removed: "The method was removed. Your other devices were signed out.",
  disabled: "Two-factor is off. From now on your password alone signs you in.",
  renamed: "The new name is saved.",
  preferred: "Sign-in offers this method first from now on.",
  codes: "Your new recovery codes are in force. The old ones stopped working.",
  password: "Your new password is saved. Your other devices were signed out.",
  "not-kept": "These codes were made to be shown once, so they can't be shown again. Generate new ones.",
  ended: "Those devices are signed out.",
  "enrol-first":
    "You act for others only with an authenticator app, a passkey or a security key of your own. Set one up, then come back.",
};

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ open?: string; method?: string; done?: string }>;
};

export default async function SecurityPage({ params, searchParams }: Props) {
  const { workspace: slug } = await params;
  const { open, method, done } = await searchParams;
  const now = new Date();
  const standing = await requireSession(slug);
  const [methods, distrusted, sessions] = await Promise.all([
    listMethods(standing),
    listDistrusted(standing),
    listSessions(standing),
  ]);
  const own = { standing, methods, distrusted, now };
  const tried = done === "tried" && methods.find(({ id }) => id === method);
  const said = tried ? `${sayName(tried.named)} works: it would have let you in.` : news[String(done)];
  return (
    <MemberFrame
      standing={standing}
      under="security"
      title="Security"
      lead={`How you prove that it is you in ${standing.workspace.name}.`}
      narrow
    >
      {said && <Notice tone={done === "not-kept" || done === "enrol-first" ? "warn" : "good"}>{said}</Notice>}
      <MethodsSection {...own} />
      <CodesSection standing={standing} />
      <SessionsSection slug={slug} sessions={sessions} now={now} />
      <PasswordSection standing={standing} />
      <SignalAccepted {...acceptedPasskeys(standing, methods)} />
      {open && <OpenDialog {...own} open={open} method={String(method)} />}
    </MemberFrame>
  );
}
