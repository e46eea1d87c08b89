import { Monitor } from "lucide-react";
import { readWords } from "@/components/language/read-words";
import { Button } from "@/components/ui/button";
import { Row, RowList } from "@/components/ui/row-list";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import type { Scope } from "@/lib/access/sessions/judge";
import { permits, reaches } from "@/lib/rules/policy/permissions";
import { deviceOf } from "@/lib/rules/sign-in/device";
import type { MemberPage } from "@/lib/use-cases/members/read-member";
import { devices } from "@/words/devices";
import { memberPage } from "@/words/member-page";
import { methods } from "@/words/methods";
import { endOneSession } from "../actions";

type Props = Pick<MemberPage, "member"> & {
  scope: Scope<"members:read">;
  sessions: NonNullable<MemberPage["sessions"]>;
  now: Date;
};

/**
 * Lists where a member is signed in: the device in words, times, the truncated address, and how the member was verified.
 */
export async function Sessions({ scope, member, sessions, now }: Props) {
  const { sessions: words } = await readWords(memberPage);
  const { sayDevice } = await readWords(devices);
  const { sayVerified } = await readWords(methods);
  const mayEnd = permits(scope.member.role, "members:manage") && reaches(scope.member, member);
  return (
    <Section title={words.title} description={sessions.length === 0 ? words.none : undefined} flush>
      {sessions.length > 0 && (
        <RowList label={words.title}>
          {sessions.map(({ id, userAgent, address, createdAt, lastSeenAt, amr }) => {
            const device = sayDevice(deviceOf(userAgent));
            return (
              <Row
                key={id}
                icon={<Monitor aria-hidden />}
                title={device}
                detail={words.detail(
                  <Time at={createdAt} />,
                  sayVerified(amr),
                  <Time at={lastSeenAt} form="ago" now={now} />,
                  address,
                )}
                actions={
                  mayEnd && (
                    <form action={endOneSession.bind(null, scope.workspace.slug, member.id, id)}>
                      <Button size="small" aria-label={words.endOn(device)}>
                        {words.end}
                      </Button>
                    </form>
                  )
                }
              />
            );
          })}
        </RowList>
      )}
    </Section>
  );
}
