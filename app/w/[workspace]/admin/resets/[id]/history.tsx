import type { ReactNode } from "react";
import { DescriptionList } from "@/components/ui/description-list";
import { Time } from "@/components/ui/time";
import { after } from "@/lib/ground/durations";
import { enrolmentTime } from "@/lib/rules/resets/state";
import type { ListedReset } from "@/lib/use-cases/resets/list";
import type { resets } from "@/words/resets";
import { sayIdentityCheck } from "../say-identity-check";

type Props = { reset: ListedReset; words: (typeof resets)["en"] };

/** Lists what happened to a reset, in order. */
export function History({ reset, words: { history: words, checks, left } }: Props) {
  const asker = reset.issuedById ? (reset.issuedBy ?? left) : words.operator;
  const approved = reset.approvedBy && reset.issuedAt;
  const items: { term: string; detail: ReactNode }[] = [
    { term: words.check, detail: sayIdentityCheck(checks, reset.identityCheck) },
  ];
  const add = (term: string, at: Date | null, by?: ReactNode) =>
    at &&
    items.push({
      term,
      detail: by ? words.by(<Time at={at} />, <bdi>{by}</bdi>) : <Time at={at} />,
    });
  if (reset.reason) items.push({ term: words.reason, detail: reset.reason });
  if (approved || !reset.issuedAt) add(words.asked, reset.requestedAt, asker);
  add(approved ? words.approved : words.issued, reset.issuedAt, approved ? reset.approvedBy : asker);
  if (reset.state === "issued") add(words.goodUntil, reset.expiresAt);
  add(words.accepted, reset.openedAt);
  if (reset.state === "opened" && reset.openedAt) add(words.enrolmentUntil, after(reset.openedAt, enrolmentTime));
  if (reset.end) add(words.endings[reset.end.ending], reset.end.at, reset.endedBy);
  add(words.restored, reset.restoredAt, reset.restoredBy);
  return <DescriptionList items={items} />;
}
