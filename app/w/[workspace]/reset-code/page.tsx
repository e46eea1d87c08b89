import type { Metadata } from "next";
import { EntryFrame } from "@/components/entry-frame";
import { Time } from "@/components/ui/time";
import { requireStep } from "@/lib/access/sessions/require";
import { routes } from "@/lib/ground/routes";
import { signOut } from "../sign-out/actions";
import { LostAccess } from "../verify/lost-access";
import { enterResetCode } from "./actions";
import { ResetCodeForm } from "./reset-code-form";

export const metadata: Metadata = { title: "Enter your reset code" };

export default async function ResetCodePage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace: slug } = await params;
  const standing = await requireStep(slug, "reset-code");
  const { workspace, reset } = standing;
  return (
    <EntryFrame
      workspace={workspace.name}
      workspaceHref={routes.resetCode(slug)}
      step={{ now: 1, of: 3, name: "Enter your reset code" }}
      title="Enter your reset code"
      lead={
        <>
          Your two-factor was reset. The person who did it has a code for you
          {reset && (
            <span>
              , good until <Time at={reset.expiresAt} />
            </span>
          )}
          <span>. After it you set up a new method.</span>
        </>
      }
    >
      <ResetCodeForm action={enterResetCode.bind(null, slug)} />
      <div className="flex flex-col items-start gap-2 text-ink-soft">
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
