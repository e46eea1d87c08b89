import Link from "next/link";
import { Time } from "@/components/ui/time";
import { routes } from "@/lib/ground/routes";
import type { ListedReset } from "@/lib/use-cases/resets/list";
import type { resets as resetWords } from "@/words/resets";
import { HeadCell, RowCell, RowTable } from "../row-table";
import { ResetStateBadge } from "./reset-state-badge";
import { sayIdentityCheck } from "./say-identity-check";

type Props = { resets: ListedReset[]; slug: string; now: Date; words: (typeof resetWords)["en"] };

/** Lists resets, newest first, a live one with the time until which its code works. Each links to what happened and what can be done. */
export function ResetTable({ resets, slug, now, words }: Props) {
  return (
    <RowTable
      label={words.title}
      head={Object.entries(words.columns).map(([key, label]) => <HeadCell key={key}>{label}</HeadCell>)}
    >
      {resets.map((reset) => (
        <tr key={reset.id}>
          <RowCell part="name">
            <Link
              href={routes.reset(slug, reset.id)}
              prefetch={false}
              className="-my-1 block min-w-0 flex-1 truncate rounded-sm py-1 font-medium hover:underline"
            >
              <bdi>{reset.member.name}</bdi>
            </Link>
          </RowCell>
          <RowCell part="state">
            <ResetStateBadge state={reset.state} restored={reset.restoredAt !== null} />
            {reset.state === "issued" && reset.expiresAt && (
              <span className="block text-13 leading-4 text-ink-faint">
                {words.until(<Time at={reset.expiresAt} />)}
              </span>
            )}
          </RowCell>
          <RowCell part="person">
            <bdi>{reset.issuedById ? (reset.issuedBy ?? words.left) : words.operator}</bdi>
          </RowCell>
          <RowCell part="more">
            <span className="block max-w-60 truncate">{sayIdentityCheck(words.checks, reset.identityCheck)}</span>
          </RowCell>
          <RowCell part="detail">
            <Time at={reset.requestedAt} form="ago" now={now} />
          </RowCell>
        </tr>
      ))}
    </RowTable>
  );
}
