import type { ReactNode } from "react";
import { DescriptionList } from "@/components/ui/description-list";
import { Time } from "@/components/ui/time";
import { after } from "@/lib/ground/durations";
import { type Ending, enrolmentTime } from "@/lib/rules/resets/state";
import type { ListedReset } from "@/lib/use-cases/resets/list";
import { sayIdentityCheck } from "../../identity-check-words";

const endings: Record<Ending, string> = {
  used: "Finished",
  stopped: "Stopped with the link in the mail",
  refused: "Refused",
  cancelled: "Cancelled",
  replaced: "Replaced by a newer reset",
  lapsed: "Not approved in time",
  expired: "Expired",
  left: "Left unfinished",
};

/** Lists what happened to a reset, in order. */
export function History({ reset }: { reset: ListedReset }) {
  const asker = reset.issuedBy ?? "The operator of this installation";
  const approved = reset.approvedBy && reset.issuedAt;
  const items: { term: string; detail: ReactNode }[] = [
    { term: "Identity check", detail: sayIdentityCheck(reset.identityCheck) },
  ];
  const add = (term: string, at: Date | null, by?: ReactNode) =>
    at &&
    items.push({
      term,
      detail: (
        <>
          <Time at={at} />
          {by && (
            <span>
              {" "}
              by <bdi>{by}</bdi>
            </span>
          )}
        </>
      ),
    });
  if (reset.reason) items.push({ term: "Reason", detail: reset.reason });
  if (approved || !reset.issuedAt) add("Asked for", reset.requestedAt, asker);
  add(approved ? "Approved" : "Issued", reset.issuedAt, approved ? reset.approvedBy : asker);
  if (reset.state === "issued") add("Code good until", reset.expiresAt);
  add("Code accepted", reset.openedAt);
  if (reset.state === "opened" && reset.openedAt) add("Enrolment open until", after(reset.openedAt, enrolmentTime));
  if (reset.end) add(endings[reset.end.ending], reset.end.at, reset.endedBy);
  add("Old methods restored", reset.restoredAt, reset.restoredBy);
  return <DescriptionList items={items} />;
}
