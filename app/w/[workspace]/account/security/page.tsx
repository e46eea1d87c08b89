import { readWords } from "@/components/language/read-words";
import { SignalAccepted } from "@/components/passkeys/signal-accepted";
import { listSessions } from "@/lib/access/sessions/list";
import { requireSession } from "@/lib/access/sessions/require";
import { listReached } from "@/lib/use-cases/applications/list-reached";
import { acceptedPasskeys } from "@/lib/use-cases/credentials/accepted-passkeys";
import { listMethods } from "@/lib/use-cases/credentials/list";
import { listDistrusted } from "@/lib/use-cases/credentials/list-distrusted";
import { security } from "@/words/security";
import { MemberFrame } from "../../member-frame";
import { ApplicationsSection } from "./applications-section";
import { CodesSection } from "./codes-section";
import { MethodsSection } from "./methods-section";
import { OpenDialog } from "./open-dialog";
import { PasswordSection } from "./password-section";
import { SessionsSection } from "./sessions-section";

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ open?: string; method?: string }>;
};

export default async function SecurityPage({ params, searchParams }: Props) {
  const { workspace: slug } = await params;
  const { open, method } = await searchParams;
  const now = new Date();
  const standing = await requireSession(slug);
  const [methods, distrusted, sessions, reached] = await Promise.all([
    listMethods(standing),
    listDistrusted(standing),
    listSessions(standing),
    listReached(standing),
  ]);
  const words = await readWords(security);
  const own = { standing, methods, distrusted, now };
  return (
    <MemberFrame
      standing={standing}
      under="security"
      title={words.title}
      lead={words.lead(standing.workspace.name)}
      narrow
    >
      <MethodsSection {...own} />
      <CodesSection standing={standing} />
      <SessionsSection slug={slug} sessions={sessions} now={now} />
      {reached.length > 0 && <ApplicationsSection slug={slug} list={reached} />}
      <PasswordSection standing={standing} />
      <SignalAccepted {...acceptedPasskeys(standing, methods)} />
      {open && <OpenDialog {...own} open={open} method={String(method)} />}
    </MemberFrame>
  );
}
