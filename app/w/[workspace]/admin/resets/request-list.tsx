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
import type { resets } from "@/words/resets";
import { closeRequest } from "./actions";

type Props = { requests: ListedRequest[]; scope: Standing; now: Date; words: (typeof resets)["en"]["requests"] };

/** Lists the members who wait for help, with what this admin can do about it. Renders nothing if no one waits. */
export function RequestList({ requests, scope, now, words }: Props) {
  if (requests.length === 0) return null;
  const { slug } = scope.workspace;
  return (
    <Section title={words.title} description={words.lead} flush>
      <RowList label={words.label}>
        {requests.map(({ id, member, createdAt }) => (
          <Row
            key={id}
            title={<bdi>{member.name}</bdi>}
            detail={words.detail(showAddress(member.email), <Time at={createdAt} form="ago" now={now} />)}
            actions={
              mayReset(scope.member, member) ? (
                <>
                  <form action={closeRequest.bind(null, slug, id)}>
                    <Button tone="quiet" size="small" aria-label={words.dismissOf(member.name)}>
                      {words.dismiss}
                    </Button>
                  </form>
                  <LinkButton
                    href={routes.resets(slug, { reset: member.id })}
                    scroll={false}
                    size="small"
                    aria-label={words.resetFor(member.name)}
                  >
                    {words.reset}
                  </LinkButton>
                </>
              ) : (
                <span className="text-13 text-ink-faint">
                  {member.role === "helpdesk" ? words.adminDecides : words.ownerDecides}
                </span>
              )
            }
          />
        ))}
      </RowList>
    </Section>
  );
}
