import { Laptop } from "lucide-react";
import { readWords } from "@/components/language/read-words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Row, RowList } from "@/components/ui/row-list";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import type { OwnSession } from "@/lib/access/sessions/list";
import { devices } from "@/words/devices";
import { methods } from "@/words/methods";
import { security } from "@/words/security";
import { endOthers, endSession } from "./session-actions";

/** Lists where a member is signed in: the device, times, place, and how the member was verified. */
export async function SessionsSection({ slug, sessions, now }: { slug: string; sessions: OwnSession[]; now: Date }) {
  const words = (await readWords(security)).sessions;
  return (
    <Section
      title={words.title}
      description={words.about}
      actions={
        sessions.length > 1 && (
          <form action={endOthers.bind(null, slug)}>
            <Button>{words.endAll}</Button>
          </form>
        )
      }
      flush
    >
      <RowList label={words.title}>
        {sessions.map((session) => (
          <SessionRow key={session.id} slug={slug} session={session} now={now} />
        ))}
      </RowList>
    </Section>
  );
}

async function SessionRow({ slug, session, now }: { slug: string; session: OwnSession; now: Date }) {
  const words = (await readWords(security)).sessions;
  const { capital, sayProofs } = await readWords(methods);
  const about = `session-${session.id}`;
  return (
    <Row
      icon={<Laptop aria-hidden />}
      title={
        <>
          <span id={about}>{(await readWords(devices)).sayDevice(session.device)}</span>
          {session.current && <Badge>{words.here}</Badge>}
          {session.stage !== "full" && <Badge>{words.notYet}</Badge>}
        </>
      }
      detail={
        <>
          <span>{words.since(<Time at={session.createdAt} />)}</span>
          {session.address && <span>{` ${words.from(session.address)}`}</span>}
          <span>{` · ${capital(sayProofs(session.amr))}`}</span>
          {!session.current && (
            <span>
              {" · "}
              {words.seen(<Time at={session.lastSeenAt} form="ago" now={now} />)}
            </span>
          )}
        </>
      }
      actions={
        !session.current && (
          <form action={endSession.bind(null, slug, session.id)}>
            <Button size="small" aria-describedby={about}>
              {words.end}
            </Button>
          </form>
        )
      }
    />
  );
}
