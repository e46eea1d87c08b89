import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import type { OpenReset } from "@/lib/resets/find-open";

const titles: Record<OpenReset["state"], string> = {
  requested: "A reset waits for approval already",
  issued: "A reset code is out already",
  opened: "A reset is being finished right now",
};

const begun: Record<OpenReset["state"], string> = {
  requested: "asked for it",
  issued: "issued it",
  opened: "issued its code",
};

const ends: Record<OpenReset["state"], string> = {
  requested: "If you go on, that request is void.",
  issued: "If you go on, that code stops working at once.",
  opened: "If you go on, the set-up they have begun with it ends.",
};

/** Says before a reset which other one it would void: who began it, when, and what becomes of it. */
export function OpenResetNotice({ open: { state, by, at, expiresAt } }: { open: OpenReset }) {
  return (
    <Notice tone="warn" title={titles[state]}>
      <bdi>{by ?? "The operator"}</bdi> {begun[state]} on <Time at={at} />
      {state === "issued" && expiresAt && (
        <>
          ; it works until <Time at={expiresAt} />
        </>
      )}
      . {ends[state]}
    </Notice>
  );
}
