import { readWords } from "@/components/language/read-words";
import { FilterChips } from "@/components/ui/filter-chips";
import { SearchField } from "@/components/ui/search-field";
import { TextLink } from "@/components/ui/text-link";
import { roles } from "@/lib/rules/policy/settings";
import { type Filter, filterMethods, lastSignIns, states } from "@/lib/use-cases/members/filters";
import { effectiveSort, sortColumns, writeSort } from "@/lib/use-cases/members/sorting";
import { entry } from "@/words/entry";
import type { memberList } from "@/words/members";
import { roles as rolesInBoth } from "@/words/roles";
import { FilterSelects } from "./filter-selects";
import { filterOf, isNarrowed, type ListQuery, writeListQuery } from "./list-query";

type Words = (typeof memberList)["en"];
type Props = {
  query: ListQuery;
  counts: Record<Filter, number>;
  base: string;
  href: (changed: Partial<ListQuery>) => string;
  words: Words;
};

/** Searches and filters the members, all of it in the page's address: by two-factor, and by state, role, method and last sign-in. */
export async function MemberFilters({ query, counts, base, href, words }: Props) {
  const { filters } = words;
  const { roleWords } = await readWords(rolesInBoth);
  const { statuses } = await readWords(entry);
  const start = { after: "", before: "" };
  const plain = (of: Partial<Record<keyof ListQuery, unknown>>) =>
    Object.fromEntries(
      Object.entries({ ...writeListQuery(query), ...start, act: null, member: null, ...of }).filter(
        (entry): entry is [string, string] => typeof entry[1] === "string" && entry[1] !== "",
      ),
    );
  const numbers = (n: number) => n.toLocaleString(filters.all === "All" ? "en" : "de");
  const ranged = query.lastSignIn !== null && query.lastSignIn !== "never";
  const sort = writeSort(effectiveSort(filterOf(query), query.sort)) ?? "name";
  const sorts = sortColumns
    .flatMap((by) => [by, `-${by}` as const])
    .filter((value) => !(ranged && value.endsWith("name")));
  const selects = [
    {
      name: "state",
      label: filters.state,
      value: query.state,
      options: states
        .filter((state) => counts[state] > 0 || state === query.state)
        .map((state) => ({ value: state, label: `${statuses[state]} (${numbers(counts[state])})` })),
      any: filters.anyState,
    },
    {
      name: "role",
      label: filters.role,
      value: query.role,
      options: [...roles].reverse().map((role) => ({ value: role, label: roleWords[role].name })),
      any: filters.anyRole,
    },
    {
      name: "method",
      label: filters.method,
      value: query.method,
      options: filterMethods.map((method) => ({ value: method, label: filters.methods[method] })),
      any: filters.anyMethod,
    },
    {
      name: "lastSignIn",
      label: filters.lastSignIn,
      value: query.lastSignIn,
      options: lastSignIns.map((span) => ({ value: span, label: filters.lastSignIns[span] })),
      any: filters.anyTime,
    },
    ...(query.q
      ? []
      : [
          {
            name: "sort",
            label: filters.sort,
            value: sort,
            options: sorts.map((value) => ({ value, label: filters.sorts[value] })),
            any: null,
            narrowOnly: true,
          },
        ]),
  ];
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
        <SearchField label={words.search} action={base} defaultValue={query.q} keep={plain({ q: null })} />
        <FilterChips
          label={filters.twoFactor}
          chips={([null, "enabled", "disabled"] as const).map((value) => ({
            label: value ? words[value] : filters.all,
            href: href({ ...start, twoFactor: value }),
            current: value === query.twoFactor,
            count: numbers(counts[value ?? "all"]),
          }))}
        />
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <FilterSelects
          key={JSON.stringify(query)}
          label={filters.label}
          action={base}
          keep={plain(Object.fromEntries(selects.map(({ name }) => [name, null])))}
          selects={selects}
          apply={filters.apply}
        />
        {isNarrowed(query) && <TextLink href={base}>{filters.clear}</TextLink>}
      </div>
    </div>
  );
}
