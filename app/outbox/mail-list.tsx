import Link from "next/link";
import { TextLink } from "@/components/ui/text-link";
import { routes } from "@/lib/ground/routes";
import type { OutboxPage } from "@/lib/records/mail/read-outbox";
import type { outbox } from "@/words/outbox";
import { MailTime } from "./mail-time";

type Props = OutboxPage & { kept: Record<string, string>; current: string; words: (typeof outbox)["en"] };

/** Lists a page of mails, newest first, and marks the one that is open. `kept` is the rest of the address. */
export function MailList({ mails, newer, older, kept, current, words }: Props) {
  return (
    <nav aria-label={words.list} className="md:col-start-1 md:row-start-1">
      <ul className="divide-y divide-line rounded border border-line bg-surface">
        {mails.map(({ name, to, subject, sentAt }) => (
          <li key={name}>
            <Link
              href={{ query: { ...kept, mail: name } }}
              prefetch={false}
              aria-current={name === current ? "page" : undefined}
              className="block px-4 py-3 transition-colors hover:bg-sunken aria-[current]:bg-sunken"
            >
              <span translate="no" className="line-clamp-2 font-medium wrap-anywhere">
                {subject}
              </span>
              <span className="mt-0.5 flex flex-col text-13 text-ink-soft">
                <span className="truncate">{to}</span>
                <MailTime at={sentAt} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {(newer !== undefined || older !== undefined) && (
        <p className="mt-4 flex gap-4 text-13">
          {newer !== undefined && <TextLink href={routes.outbox({ before: newer })}>{words.previous}</TextLink>}
          {older !== undefined && <TextLink href={routes.outbox({ before: older })}>{words.next}</TextLink>}
        </p>
      )}
    </nav>
  );
}
