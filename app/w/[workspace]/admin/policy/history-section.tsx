import { ActionForm } from "@/components/action-form";
import { readWords } from "@/components/language/read-words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Pager } from "@/components/ui/pager";
import { Row, RowList } from "@/components/ui/row-list";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import type { Page } from "@/lib/ground/paging";
import { routes } from "@/lib/ground/routes";
import type { PolicyVersions } from "@/lib/records/policy-versions/read-versions";
import type { Told } from "@/lib/use-cases/policy-admin/history";
import type { PolicyWords } from "@/words/policy";
import { policyChanges } from "@/words/policy-changes";
import { undoVersion } from "./actions";

type Props = {
  slug: string;
  versions: PolicyVersions;
  page: Page<Told>;
  mayWrite: boolean;
  compare: string;
  words: PolicyWords;
};

/** Lists what was published, and undoes the newest. */
export function HistorySection({
  slug,
  versions,
  page,
  mayWrite,
  compare,
  words: { history: words, someoneLeft },
}: Props) {
  const newest = (versions.waiting ?? versions.inForce).version;
  const undoable = mayWrite && newest > 1;
  return (
    <Section
      anchor="history"
      title={words.title}
      flush
      description={versions.waiting ? words.undoPlanned : words.undoLast}
    >
      <RowList label={words.list}>
        {page.rows.map((told) => (
          <Row
            key={told.version}
            title={
              <>
                {words.version(told.version)}
                {told.version === versions.inForce.version && <Badge>{words.inForce}</Badge>}
                {told.version === versions.waiting?.version && <Badge>{words.waiting}</Badge>}
              </>
            }
            detail={
              <Telling
                told={told}
                waits={told.version === versions.waiting?.version}
                words={words}
                someoneLeft={someoneLeft}
              />
            }
            actions={
              <>
                {told.version !== versions.inForce.version && told.version !== versions.waiting?.version && (
                  <LinkButton href={routes.policy(slug, { compare: told.version })} scroll={false} size="small">
                    {compare} <span className="sr-only">({told.version})</span>
                  </LinkButton>
                )}
                {undoable && told.version === newest && (
                  <ActionForm action={undoVersion.bind(null, slug, told.version)}>
                    <Button size="small">{words.undo}</Button>
                  </ActionForm>
                )}
              </>
            }
          />
        ))}
      </RowList>
      {(page.before || page.after) && (
        <div className="border-t border-line px-5 py-3">
          <Pager
            previousHref={page.before ? `${routes.policy(slug, { before: page.before })}#history` : null}
            nextHref={page.after ? `${routes.policy(slug, { after: page.after })}#history` : null}
          />
        </div>
      )}
    </Section>
  );
}

type TellingProps = { told: Told; waits: boolean; words: PolicyWords["history"]; someoneLeft: string };

async function Telling({ told, waits, words, someoneLeft }: TellingProps) {
  const { sayChanges } = await readWords(policyChanges);
  return (
    <>
      <p>{words.by(<bdi>{told.by ?? someoneLeft}</bdi>, <Time at={told.publishedAt} />)}</p>
      {told.approvedBy && <p>{words.approved(<bdi>{told.approvedBy}</bdi>)}</p>}
      {waits && <p>{words.starts(<Time at={told.effectiveAt} />)}</p>}
      {sayChanges(told.changes).map((change) => (
        <p key={change}>{change}</p>
      ))}
      {told.version === 1 && <p>{words.first}</p>}
    </>
  );
}
