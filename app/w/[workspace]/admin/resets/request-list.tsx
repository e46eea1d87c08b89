import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Row, RowList } from "@/components/ui/row-list";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import type { Standing } from "@/lib/access/sessions/standing";
import { showAddress } from "@/lib/ground/readable-address";
import { routes } from "@/lib/ground/routes";
import { mayReset } from "@/lib/rules/resets/second-person";
import type { ListedRequest } from "@/lib/use-cases/resets/list";
import { closeRequest } from "./actions";

type Props = { requests: ListedRequest[]; scope: Standing; now: Date };

/** Lists the members who wait for help, with what this admin can do about it. Renders nothing if no one waits. */
export function RequestList({ requests, scope, now }: Props) {
  if (requests.length === 0) return null;
  const { slug } = scope.workspace;
  return (
    <Section
      title="Asking for help"
      description="They gave the right password and have no second factor at hand."
      flush
    >
      <RowList label="Requests">
        {requests.map(({ id, member, createdAt }) => (
          <Row
            key={id}
            title={<bdi>{member.name}</bdi>}
            detail={
              <>
                {showAddress(member.email)} · asked <Time at={createdAt} form="ago" now={now} />
              </>
            }
            actions={
              mayReset(scope.member, member) ? (
                <>
                  <form action={closeRequest.bind(null, slug, id)}>
                    <Button tone="quiet" size="small">
                      Close
                      <span className="sr-only"> the request of {member.name}</span>
                    </Button>
                  </form>
                  <LinkButton href={routes.resets(slug, { reset: member.id })} scroll={false} size="small">
                    Reset two-factor
                    <span className="sr-only"> for {member.name}</span>
                  </LinkButton>
                </>
              ) : (
                <span className="text-13 text-ink-faint">
                  {member.role === "helpdesk" ? "An admin or owner decides" : "An owner decides"}
                </span>
              )
            }
          />
        ))}
      </RowList>
    </Section>
  );
}
