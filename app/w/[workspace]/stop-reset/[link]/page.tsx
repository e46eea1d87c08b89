import { notFound } from "next/navigation";
import { LinkGone } from "@/app/link-gone";
import { EntryFrame } from "@/components/entry-frame";
import { Notice } from "@/components/ui/notice";
import { readLinkToken } from "@/lib/access/opened-link";
import { routes } from "@/lib/ground/routes";
import { isLive, type ResetState } from "@/lib/rules/resets/state";
import { findByStopToken, readLinkedState } from "@/lib/use-cases/resets/stop";
import { stop } from "./actions";
import { StopForm } from "./stop-form";

type Props = { params: Promise<{ workspace: string; link: string }> };

export default async function StopResetPage({ params }: Props) {
  const { workspace: slug, link } = await params;
  const token = await readLinkToken(link);
  if (token === "") return <LinkGone title="Stop this reset" link={link} />;
  const linked = await findByStopToken(slug, token);
  if (!linked) notFound();
  const state = await readLinkedState(linked, new Date());
  const live = isLive(state);
  return (
    <EntryFrame
      workspace={linked.workspace.name}
      workspaceHref={routes.signIn(slug)}
      title="Stop this reset"
      lead={
        live
          ? "Somebody reset the two-factor authentication of your account. Did you not ask for it? Stop it, and the reset code opens nothing."
          : undefined
      }
    >
      {live ? (
        <>
          <Notice tone="plain">
            Your old methods stay switched off until an admin of {linked.workspace.name} restores them. They see that
            you stopped it.
          </Notice>
          <StopForm action={stop.bind(null, slug, link)} />
        </>
      ) : (
        <Notice tone={state === "used" ? "warn" : "good"} title={titles[state]}>
          {state === "used"
            ? "A new method was set up with it. If that was not you, speak to an admin now."
            : "Its code opens nothing. Your old methods stay switched off until an admin restores them or resets again."}
        </Notice>
      )}
    </EntryFrame>
  );
}

const titles: Partial<Record<ResetState, string>> = {
  stopped: "The reset is stopped",
  used: "This reset was used already",
  expired: "This reset has expired",
  left: "This reset was not finished",
  cancelled: "An admin cancelled this reset",
  replaced: "A newer reset took the place of this one",
};
