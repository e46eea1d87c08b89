import { EntryFrame } from "@/components/entry-frame";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { requireStep } from "@/lib/access/sessions/require";
import type { Standing } from "@/lib/access/sessions/standing";
import { routes } from "@/lib/ground/routes";
import { signOut } from "../sign-out/actions";
import { LostAccess } from "../verify/lost-access";
import { enterResetCode } from "./actions";
import { ResetCodeForm } from "./reset-code-form";

export default async function ResetCodePage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace: slug } = await params;
  const standing = await requireStep(slug, "reset-code", "second-factor");
  const { workspace } = standing;
  return (
    <EntryFrame
      workspace={workspace.name}
      workspaceHref={routes.resetCode(slug)}
      {...(standing.step === "reset-code" && { step: { now: 1, of: 3, name: "Enter your reset code" } })}
      title="Enter your reset code"
      lead={<Lead standing={standing} />}
    >
      <ResetCodeForm action={enterResetCode.bind(null, slug)} />
      <div className="flex flex-col items-start gap-2 text-ink-soft">
        {standing.step === "second-factor" && (
          <TextLink href={routes.verify(slug)}>Back to two-factor authentication</TextLink>
        )}
        <details>
          <summary className="w-fit cursor-pointer rounded-sm underline decoration-line-strong underline-offset-3">
            No code, or it does not work?
          </summary>
          <div className="mt-3">
            <LostAccess standing={standing} />
          </div>
        </details>
        <form action={signOut.bind(null, slug)}>
          <button
            type="submit"
            className="cursor-pointer rounded-sm underline decoration-line-strong underline-offset-3"
          >
            Sign in as somebody else
          </button>
        </form>
      </div>
    </EntryFrame>
  );
}

/** Says whether a code is waited for, and if not, why. */
function Lead({ standing }: { standing: Standing }) {
  const { step, reset } = standing;
  if (step === "second-factor")
    return "No reset of your account is waiting for a code: sign in with your two-factor method. If you have a reset code, enter it to see what became of it.";
  return (
    <>
      Your two-factor was reset. The person who did it has a code for you
      {reset && (
        <span>
          , good until <Time at={reset.expiresAt} />
        </span>
      )}
      <span>. After it you set up a new method.</span>
    </>
  );
}
