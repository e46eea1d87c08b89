import { ActionForm } from "@/components/action-form";
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
import { sayChanges } from "@/words/en/policy-changes";
import { undoVersion } from "./actions";

type Props = { slug: string; versions: PolicyVersions; page: Page<Told>; mayWrite: boolean; compare: string };

/** Lists what was published, and undoes the newest. */
export function HistorySection({ slug, versions, page, mayWrite, compare }: Props) {
  const newest = (versions.waiting ?? versions.inForce).version;
  const undoable = mayWrite && newest > 1;
  return (
    <Section
      anchor="history"
      title="History"
      flush
      description={
        versions.waiting
          ? "Undo turns the planned version back into a draft. Members who were asked to act get an email."
          : "Undo puts the previous settings in a draft. Publish it to apply them."
      }
    >
      <RowList label="Published versions">
        {page.rows.map((told) => (
          <Row
            key={told.version}
            title={
              <>
                Version {told.version}
                {told.version === versions.inForce.version && <Badge>In force</Badge>}
                {told.version === versions.waiting?.version && <Badge>Waiting</Badge>}
              </>
            }
            detail={<Telling told={told} waits={told.version === versions.waiting?.version} />}
            actions={
              <>
                {told.version !== versions.inForce.version && told.version !== versions.waiting?.version && (
                  <LinkButton href={routes.policy(slug, { compare: told.version })} scroll={false} size="small">
                    {compare} <span className="sr-only">({told.version})</span>
                  </LinkButton>
                )}
                {undoable && told.version === newest && (
                  <ActionForm action={undoVersion.bind(null, slug, told.version)}>
                    <Button size="small">Undo</Button>
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

function Telling({ told, waits }: { told: Told; waits: boolean }) {
  return (
    <>
      <p>
        Published by <bdi>{told.by ?? "somebody who left"}</bdi>, <Time at={told.publishedAt} />
        {told.approvedBy && (
          <span>
            , approved by <bdi>{told.approvedBy}</bdi>
          </span>
        )}
        {waits && (
          <span>
            ; takes hold <Time at={told.effectiveAt} />
          </span>
        )}
      </p>
      {sayChanges(told.changes).map((change) => (
        <p key={change}>{change}</p>
      ))}
      {told.version === 1 && <p>The workspace’s first policy.</p>}
    </>
  );
}
