import { type ListQuery, writeListQuery } from "./list-query";

/** Carries a list's filter, order and search along in a form that is sent by its address. */
export function HiddenQuery({ query }: { query: ListQuery }) {
  const kept = { ...writeListQuery(query), after: null, before: null, act: null, member: null };
  return Object.entries(kept).map(
    ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
  );
}
