import { redirect } from "next/navigation";
import { readWords } from "@/components/language/read-words";
import { requireScope } from "@/lib/access/sessions/require";
import { routes } from "@/lib/ground/routes";
import { hasStrongFactor } from "@/lib/rules/policy/assess";
import { isSensitive } from "@/lib/use-cases/bulk/acts";
import { readSelection } from "@/lib/use-cases/bulk/read-selection";
import { bulk } from "@/words/bulk";
import { entry } from "@/words/entry";
import { memberList } from "@/words/members";
import { roles } from "@/words/roles";
import { requireFresh } from "../../../account/confirm/require-fresh";
import { MemberFrame } from "../../../member-frame";
import { EnrolFirst } from "../../enrol-first";
import { writeListQuery } from "../list-query";
import { sayFilter } from "../say-filter";
import { startAct } from "./actions";
import { BulkForm } from "./bulk-form";
import { type BulkQuery, listOf, readBulkQuery, selectionOf, writeBulkQuery } from "./bulk-query";

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Asks before an act on many members. Names the members and the consequence. */
export default async function BulkPage({ params, searchParams }: Props) {
  const { workspace: slug } = await params;
  const scope = await requireScope(slug, "members:manage");
  const query = readBulkQuery(await searchParams);
  if (!query) redirect(routes.members(slug));
  const words = await readWords(bulk);
  const act = words.acts[query.act];
  const enrolled = hasStrongFactor(scope.member);
  if (enrolled && isSensitive(query.act)) requireFresh(scope, { at: ["bulk", writeBulkQuery(query)] });
  const { n, names } = await readSelection(scope, selectionOf(query));
  const backHref = routes.members(slug, writeListQuery({ ...listOf(query), q: query.q }));

  const filter = sayFilter(
    { list: await readWords(memberList), entry: await readWords(entry), roles: await readWords(roles) },
    listOf(query),
  );

  return (
    <MemberFrame standing={scope} under="members" title={act.title(n)} lead={act.text} narrow>
      <p>{sayWho(query, n, names, words, filter)}</p>
      {!enrolled ? (
        <EnrolFirst slug={slug} />
      ) : (
        <BulkForm
          action={startAct.bind(null, slug, query)}
          button={act.button}
          exemption={query.act === "exempt"}
          backHref={backHref}
          words={words}
        />
      )}
    </MemberFrame>
  );
}

function sayWho(
  { all, q }: BulkQuery,
  n: number | null,
  names: string[],
  words: (typeof bulk)["en"],
  filter: string,
): string {
  if (!all) return words.selected(names, (n ?? 0) - names.length);
  return words.everyone(filter === "" ? null : filter, q);
}
