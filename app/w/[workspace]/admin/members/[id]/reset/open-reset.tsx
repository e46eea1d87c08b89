import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import type { OpenReset } from "@/lib/use-cases/resets/find-open";

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

function sayEnd({ state, own }: OpenReset, secondPerson: boolean): string {
  if (!secondPerson) {
    if (state === "requested") return "If you go on, that request is void.";
    if (state === "issued") return "If you go on, that code stops working at once.";
    return "If you go on, the set-up they have begun with it ends.";
  }
  if (state !== "requested") return "It holds until your own request is approved.";
  return own ? "If you go on, the new request takes its place." : "Once one of the two is approved, the other is void.";
}

/** Says before a reset which other one is open: who started it, when, and what becomes of it. */
export function OpenResetNotice({ open, secondPerson }: { open: OpenReset; secondPerson: boolean }) {
  const { state, by, at, expiresAt } = open;
  return (
    <Notice tone="warn" title={titles[state]}>
      <bdi>{by ?? "The operator"}</bdi> {begun[state]} on <Time at={at} />
      {state === "issued" && expiresAt && (
        <span>
          ; it works until <Time at={expiresAt} />
        </span>
      )}
      <span>. {sayEnd(open, secondPerson)}</span>
    </Notice>
  );
}
