import { redirect } from "next/navigation";
import { requireScope } from "@/lib/access/sessions/require";
import { routes } from "@/lib/ground/routes";
import { hasStrongFactor } from "@/lib/rules/policy/assess";
import { isSensitive } from "@/lib/use-cases/bulk/acts";
import { readSelection } from "@/lib/use-cases/bulk/read-selection";
import { amount } from "@/words/en/amounts";
import { requireFresh } from "../../../account/confirm/require-fresh";
import { MemberFrame } from "../../../member-frame";
import { EnrolFirst } from "../../enrol-first";
import { writeListQuery } from "../list-query";
import { sayFilter } from "../say-filter";
import { startAct } from "./actions";
import { BulkForm } from "./bulk-form";
import { type BulkQuery, listOf, readBulkQuery, selectionOf, writeBulkQuery } from "./bulk-query";
import { bulkWords } from "./bulk-words";

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
  const words = bulkWords[query.act];
  const enrolled = hasStrongFactor(scope.member);
  if (enrolled && isSensitive(query.act)) requireFresh(scope, { at: ["bulk", writeBulkQuery(query)] });
  const { n, names } = await readSelection(scope, selectionOf(query));
  const backHref = routes.members(slug, writeListQuery({ ...listOf(query), q: query.q }));

  return (
    <MemberFrame
      standing={scope}
      under="members"
      title={words.title(n === null ? "everybody found" : amount(n, "member"))}
      lead={words.text}
      narrow
    >
      <p>{sayWho(query, n, names)}</p>
      {!enrolled ? (
        <EnrolFirst slug={slug} />
      ) : (
        <BulkForm
          action={startAct.bind(null, slug, query)}
          button={words.button}
          exemption={query.act === "exempt"}
          backHref={backHref}
        />
      )}
    </MemberFrame>
  );
}

function sayWho(query: BulkQuery, n: number | null, names: string[]): string {
  const { all, q } = query;
  if (!all) {
    const others = (n ?? 0) - names.length;
    return `Selected: ${names.join(", ")}${others > 0 ? ` and ${amount(others, "other")}` : ""}.`;
  }
  const said = sayFilter(listOf(query));
  const filter = said ? ` with these filters: ${said}` : "";
  const found = q ? ` found for “${q}”` : "";
  return `This means every member${found}${filter}, when the act reaches them. You and roles you can't act on are left out.`;
}
