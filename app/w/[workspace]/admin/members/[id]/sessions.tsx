import { Monitor } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Row, RowList } from "@/components/ui/row-list";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import type { Scope } from "@/lib/access/sessions/judge";
import { permits, reaches } from "@/lib/rules/policy/permissions";
import { deviceOf } from "@/lib/rules/sign-in/device";
import type { MemberPage } from "@/lib/use-cases/members/read-member";
import { sayDevice } from "@/words/en/devices";
import { sayVerified } from "@/words/en/methods";
import { endOneSession } from "../actions";

type Props = Pick<MemberPage, "member"> & {
  scope: Scope<"members:read">;
  sessions: NonNullable<MemberPage["sessions"]>;
  now: Date;
};

/**
 * Lists where a member is signed in: the device in words, times, the truncated address, and how the member was verified.
 */
export function Sessions({ scope, member, sessions, now }: Props) {
  const mayEnd = permits(scope.member.role, "members:manage") && reaches(scope.member, member);
  return (
    <Section title="Sessions" description={sessions.length === 0 ? "Not signed in anywhere." : undefined} flush>
      {sessions.length > 0 && (
        <RowList label="Sessions">
          {sessions.map(({ id, userAgent, address, createdAt, lastSeenAt, amr }) => (
            <Row
              key={id}
              icon={<Monitor aria-hidden />}
              title={sayDevice(deviceOf(userAgent))}
              detail={
                <>
                  Signed in <Time at={createdAt} /> {sayVerified(amr)}, last seen{" "}
                  <Time at={lastSeenAt} form="ago" now={now} />
                  {address && <span>{`, from ${address}`}</span>}
                </>
              }
              actions={
                mayEnd && (
                  <form action={endOneSession.bind(null, scope.workspace.slug, member.id, id)}>
                    <Button size="small">
                      End<span className="sr-only"> session on {sayDevice(deviceOf(userAgent))}</span>
                    </Button>
                  </form>
                )
              }
            />
          ))}
        </RowList>
      )}
    </Section>
  );
}
