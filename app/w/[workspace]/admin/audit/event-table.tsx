import { ListFilter } from "lucide-react";
import Link from "next/link";
import { SecondLine } from "@/components/ui/second-line";
import { Time } from "@/components/ui/time";
import { routes } from "@/lib/ground/routes";
import type { AuditPerson } from "@/lib/use-cases/audit-log/find-people";
import type { AuditQuery } from "@/lib/use-cases/audit-log/list";
import type { audit } from "@/words/audit";
import { PersonLink } from "../person-link";
import { HeadCell, RowCell, RowTable } from "../row-table";
import { type EventWords, readEntry, sayEvent, sayOther } from "./event-words";

type Event = {
  sequence: bigint;
  at: Date;
  action: string;
  actorId: string | null;
  subjectId: string | null;
  entry: string;
};

type Props = {
  events: Event[];
  people: Map<string, AuditPerson>;
  slug: string;
  href: (changed: Partial<AuditQuery>) => string;
  words: (typeof audit)["en"];
  eventWords: EventWords;
};

/**
 * Shows events, newest first. An event links to its page, people link to theirs, and a person and a day also to the events that the log has
 * of them.
 */
export function EventTable({ events, people, slug, href, words, eventWords }: Props) {
  const person = (part: "actor" | "subject", id: string | null, otherwise: string | null) => {
    const found = id ? people.get(id) : undefined;
    if (!found) return <span className="text-ink-faint">{otherwise ?? (id ? words.gone(id.slice(0, 4)) : "")}</span>;
    const label = part === "actor" ? words.filterBy(found.name) : words.filterAbout(found.name);
    return (
      <span className="flex items-center gap-1">
        <span className="min-w-0 truncate leading-6 [&>a]:block [&>a]:truncate">
          <PersonLink slug={slug} id={found.id} name={found.name} />
        </span>
        <FilterLink href={href({ [part]: found.id })} label={label} />
      </span>
    );
  };
  return (
    <RowTable
      label={words.title}
      head={Object.entries(words.columns).map(([key, label]) => <HeadCell key={key}>{label}</HeadCell>)}
    >
      {events.map(({ sequence, at, action, actorId, subjectId, entry: text }) => {
        const entry = readEntry(text);
        const { title, detail } = sayEvent(eventWords, action, entry);
        const day = at.toISOString().slice(0, 10);
        return (
          <tr key={String(sequence)}>
            <RowCell part="name">
              <span className="block min-w-0">
                <Link
                  href={routes.auditEvent(slug, String(sequence))}
                  prefetch={false}
                  className="block truncate rounded-sm hover:underline max-lg:leading-6"
                >
                  {title}
                </Link>
                <SecondLine>{detail}</SecondLine>
              </span>
            </RowCell>
            <RowCell part="state">
              <Link
                href={href({ from: day, to: day })}
                prefetch={false}
                className="rounded-sm hover:underline max-lg:block max-lg:leading-6"
              >
                <Time at={at} />
              </Link>
            </RowCell>
            <RowCell part="person">{person("actor", actorId, sayOther(eventWords, entry))}</RowCell>
            <RowCell part="person">{subjectId === actorId ? "" : person("subject", subjectId, null)}</RowCell>
            <RowCell part="more">
              <span className="font-mono text-13 text-ink-soft">{entry.address}</span>
            </RowCell>
          </tr>
        );
      })}
    </RowTable>
  );
}

function FilterLink({ href, label }: { href: string; label: string }) {
  return (
    <Link
      href={href}
      prefetch={false}
      title={label}
      className="grid size-6 shrink-0 place-items-center rounded-sm text-ink-faint hover:bg-sunken hover:text-ink"
    >
      <ListFilter aria-hidden className="size-3.5" />
      <span className="sr-only">{label}</span>
    </Link>
  );
}
