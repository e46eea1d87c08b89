import Link from "next/link";
import { Table, Td, Th } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { AuditPerson, AuditQuery } from "@/lib/use-cases/audit-log/list";
import { Second } from "../members/standing-cell";
import { PersonLink } from "../person-link";
import { readEntry, sayEvent } from "./event-words";

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
};

/** Shows events, newest first. People link to their pages, and an event to others of its kind. */
export function EventTable({ events, people, slug, href }: Props) {
  const person = (id: string | null, otherwise: string | null) => {
    const found = id ? people.get(id) : undefined;
    if (!found)
      return <span className="text-ink-faint">{otherwise ?? (id ? `Deleted member ${id.slice(0, 4)}` : "")}</span>;
    return <PersonLink slug={slug} id={found.id} name={found.name} />;
  };
  return (
    <Table
      label="Events"
      head={
        <>
          <Th>Event</Th>
          <Th>When</Th>
          <Th>Done by</Th>
          <Th>About</Th>
          <Th>From</Th>
          <Th numeric>Number</Th>
        </>
      }
    >
      {events.map(({ sequence, at, action, actorId, subjectId, entry: text }) => {
        const entry = readEntry(text);
        const { title, detail } = sayEvent(action, entry);
        return (
          <tr key={String(sequence)}>
            <Td fill className="leading-4">
              <Link
                href={href({ action: action as AuditQuery["action"] })}
                prefetch={false}
                className="rounded-sm decoration-line-strong underline-offset-3 hover:underline"
              >
                {title}
              </Link>
              <Second>{detail}</Second>
            </Td>
            <Td className="whitespace-nowrap">
              <Time at={at} />
            </Td>
            <Td className="max-w-48 truncate">{person(actorId, entry.who)}</Td>
            <Td className="max-w-48 truncate">{subjectId === actorId ? "" : person(subjectId, null)}</Td>
            <Td className="font-mono text-13 whitespace-nowrap text-ink-soft">{entry.address}</Td>
            <Td numeric className="text-ink-faint">
              {String(sequence)}
            </Td>
          </tr>
        );
      })}
    </Table>
  );
}
