import { notFound } from "next/navigation";
import { RefreshWhileWatched } from "@/components/refresh-while-watched";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Section } from "@/components/ui/section";
import { requireScope } from "@/lib/access/sessions/require";
import { readId } from "@/lib/ground/ids";
import { routes } from "@/lib/ground/routes";
import { type BulkStatus, readBulk } from "@/lib/use-cases/bulk/read";
import { amount } from "@/words/en/amounts";
import { MemberFrame } from "../../../../member-frame";
import { writeListQuery } from "../../list-query";
import { stopAct } from "../actions";
import { bulkWords, passWords } from "../bulk-words";

type Props = { params: Promise<{ workspace: string; task: string }> };

/** Shows how far an act on many members is, and what it did. */
export default async function BulkTaskPage({ params }: Props) {
  const { workspace: slug, task: id } = await params;
  const scope = await requireScope(slug, "members:manage");
  if (!readId(id)) notFound();
  const task = await readBulk(scope, id);
  if (!task) notFound();
  const words = bulkWords[task.act];

  return (
    <MemberFrame
      standing={scope}
      under="members"
      title={words.title(task.total === null ? "everybody found" : amount(task.total, "member"))}
      narrow
    >
      {task.state === "running" ? (
        <>
          <RefreshWhileWatched every={1_500} />
          <ProgressBar label={words.running} done={task.visited} total={task.total}>
            {" members. It goes on if you leave this page."}
          </ProgressBar>
          <div className="flex flex-wrap gap-2">
            <form action={stopAct.bind(null, slug, id)}>
              <Button>Stop</Button>
            </form>
            <LinkButton href={routes.bulkTask(slug, id)} className="not-noscript:hidden">
              Load again
            </LinkButton>
          </div>
        </>
      ) : (
        <Result task={task} />
      )}
      <div>
        <LinkButton
          href={routes.members(slug, writeListQuery({ ...task.list.filter, q: task.list.search }))}
          tone={task.state === "running" ? "secondary" : "primary"}
        >
          Back to members
        </LinkButton>
      </div>
    </MemberFrame>
  );
}

function Result({ task: { act, done, passed, total, visited, state } }: { task: BulkStatus }) {
  const over = visited - done;
  const left = total === null ? null : Math.max(0, total - visited);
  return (
    <>
      <Notice
        tone={state === "stopped" ? "warn" : done > 0 ? "good" : "plain"}
        title={`${bulkWords[act].done(amount(done, "member"))}.`}
      >
        {state === "stopped" && (
          <p>
            Stopped before the end<span>{left ? `: ${amount(left, "member")} not visited` : ""}</span>. What was done
            stays done.
          </p>
        )}
        {over > 0 && <p>{amount(over, "member")} passed over.</p>}
      </Notice>
      {over > 0 && (
        <Section title="Passed over">
          <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-2 tabular-nums [&_dd]:text-end [&_dd]:text-ink-soft">
            {passed.map(({ reason, n }) => (
              <div key={reason} className="contents">
                <dt>{passWords[reason]}</dt>
                <dd>{n.toLocaleString("en")}</dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
    </>
  );
}
