import { notFound } from "next/navigation";
import { readLanguage } from "@/components/language/read-words";
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
import { bulk } from "@/words/bulk";
import { MemberFrame } from "../../../../member-frame";
import { BackToList } from "../../back-to-list";
import { writeListQuery } from "../../list-query";
import { stopAct } from "../actions";

type Props = { params: Promise<{ workspace: string; task: string }> };

/** Shows how far an act on many members is, and what it did. */
export default async function BulkTaskPage({ params }: Props) {
  const { workspace: slug, task: id } = await params;
  const scope = await requireScope(slug, "members:manage");
  if (!readId(id)) notFound();
  const task = await readBulk(scope, id);
  if (!task) notFound();
  const language = await readLanguage();
  const words = bulk[language];
  const act = words.acts[task.act];
  const written = (n: number) => n.toLocaleString(language);

  return (
    <MemberFrame standing={scope} under="members" title={act.title(task.total)} narrow>
      {task.state === "running" ? (
        <>
          <RefreshWhileWatched every={1_500} />
          <ProgressBar label={act.running} done={task.visited} total={task.total}>
            {words.progress(written(task.visited), task.total === null ? null : written(task.total))}
          </ProgressBar>
          <div className="flex flex-wrap gap-2">
            <form action={stopAct.bind(null, slug, id)}>
              <Button>{words.stop}</Button>
            </form>
            <LinkButton href={routes.bulkTask(slug, id)} className="not-noscript:hidden">
              {words.reload}
            </LinkButton>
          </div>
        </>
      ) : (
        <Result task={task} words={words} written={written} />
      )}
      <div>
        <BackToList
          href={routes.members(slug, writeListQuery({ ...task.list.filter, q: task.list.search }))}
          button={{ tone: task.state === "running" ? "secondary" : "primary" }}
        >
          {words.back}
        </BackToList>
      </div>
    </MemberFrame>
  );
}

type ResultProps = { task: BulkStatus; words: (typeof bulk)["en"]; written: (n: number) => string };

function Result({ task: { act, done, passed, total, visited, state }, words, written }: ResultProps) {
  const over = visited - done;
  const left = total === null ? null : Math.max(0, total - visited);
  return (
    <>
      <Notice
        result
        tone={state === "stopped" ? "warn" : done > 0 ? "good" : "plain"}
        title={words.acts[act].done(done)}
      >
        {state === "stopped" && <p>{words.stopped(left)}</p>}
        {over > 0 && <p>{words.over(over)}</p>}
      </Notice>
      {over > 0 && (
        <Section title={words.passedOver}>
          <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-2 tabular-nums [&_dd]:text-end [&_dd]:text-ink-soft">
            {passed.map(({ reason, n }) => (
              <div key={reason} className="contents">
                <dt>{words.passed[reason]}</dt>
                <dd>{written(n)}</dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
    </>
  );
}
