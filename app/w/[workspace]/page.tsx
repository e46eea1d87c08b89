import { readWords } from "@/components/language/read-words";
import { requireSession } from "@/lib/access/sessions/require";
import { readHome } from "@/lib/use-cases/home/read-home";
import { devices } from "@/words/devices";
import { home } from "@/words/home";
import { methods } from "@/words/methods";
import { CheckUp } from "./check-up";
import { DeadlineBanner } from "./deadline-banner";
import { MemberFrame } from "./member-frame";
import { OwnApplications } from "./own-applications";
import { ProtectDialog } from "./protect-dialog";
import { RecentSignIns } from "./recent-sign-ins";

/** A member's home: what they sign in to from here, how well their account is protected, and who signed in to it. */
export default async function HomePage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace: slug } = await params;
  const standing = await requireSession(slug);
  const { workspace, member, assessment, now } = standing;
  const words = await readWords(home);
  const { sayName, sayVerified } = await readWords(methods);
  const { sayDevice } = await readWords(devices);
  const { applications, contacts, signIns, methods: own } = await readHome(standing);
  return (
    <MemberFrame standing={standing} under="home" title={workspace.name} tab={words.title}>
      {!assessment.hasFactor && !member.promptedAt && <ProtectDialog standing={standing} />}
      <DeadlineBanner standing={standing} />
      <OwnApplications slug={slug} applications={applications} now={now} words={words.applications} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <CheckUp
          standing={standing}
          methods={own.map(sayName)}
          contacts={contacts}
          words={words.security}
          lost={words.lost}
        />
        <RecentSignIns
          slug={slug}
          signIns={signIns}
          now={now}
          words={words.signIns}
          sayDevice={sayDevice}
          sayVerified={sayVerified}
        />
      </div>
    </MemberFrame>
  );
}
