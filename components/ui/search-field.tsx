import { Search } from "lucide-react";
import Form from "next/form";
import { joinClasses } from "./join-classes";

type Props = {
  label: string;
  action: string;
  name?: string;
  defaultValue?: string;
  keep?: Record<string, string>;
  className?: string;
};

/** Searches a list by its address (`?q=…`), on Enter and without script; `keep` carries the other parameters along. */
export function SearchField({ label, action, name = "q", defaultValue, keep = {}, className }: Props) {
  return (
    <Form action={action} prefetch={false} role="search" className={joinClasses("relative w-full sm:w-72", className)}>
      {Object.entries(keep).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      <Search aria-hidden className="pointer-events-none absolute inset-y-0 start-3 my-auto size-4 text-ink-faint" />
      <input
        key={defaultValue}
        type="search"
        name={name}
        aria-label={label}
        placeholder={label}
        defaultValue={defaultValue}
        autoComplete="off"
        spellCheck={false}
        className="min-h-9 w-full rounded border border-line-strong bg-surface ps-9 pe-3 text-14 placeholder:text-ink-faint hover:border-ink-soft focus-visible:border-accent focus-visible:-outline-offset-1 max-sm:text-16"
      />
    </Form>
  );
}
