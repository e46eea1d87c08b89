import { LinkButton } from "@/components/ui/link-button";
import { Row, RowList } from "@/components/ui/row-list";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { routes } from "@/lib/ground/routes";
import type { Overview } from "@/lib/use-cases/members/read-overview";
import { PersonLink } from "./person-link";

type Props = { slug: string; overview: Overview; now: Date };

type Reset = Overview["resets"][number];

const words: Partial<Record<Reset["state"], string>> = {
  requested: "Waits for a second person's approval",
  issued: "Code handed out, not used yet",
  opened: "Code accepted, setting up new methods",
  expired: "Code expired",
  left: "Left before finishing",
};

/** Shows the members who wait for help: requests from the sign-in page, and resets that are not finished. */
export function Help({ slug, overview: { resets, help }, now }: Props) {
  const name = (member: { id: string; name: string }) => <PersonLink slug={slug} id={member.id} name={member.name} />;
  const none = help.length + resets.length === 0;
  return (
    <Section
      title="Open resets"
      description={none ? "None. Nobody is waiting for help." : undefined}
      actions={!none && <LinkButton href={routes.resets(slug)}>All resets</LinkButton>}
      flush
    >
      {!none && (
        <RowList label="Open resets">
          {help.map(({ id, member, createdAt }) => (
            <Row
              key={id}
              title={name(member)}
              detail={
                <>
                  Asked for help <Time at={createdAt} form="ago" now={now} />
                </>
              }
            />
          ))}
          {resets.map((reset) => (
            <Row
              key={reset.id}
              title={name(reset.member)}
              detail={
                <>
                  {words[reset.state]}, <Time at={reset.requestedAt} form="ago" now={now} />
                </>
              }
            />
          ))}
        </RowList>
      )}
    </Section>
  );
}
