"use client";

import { ChevronDown } from "lucide-react";
import Form from "next/form";
import { Button } from "@/components/ui/button";
import { joinClasses } from "@/components/ui/join-classes";

type Select = {
  name: string;
  label: string;
  value: string | null;
  options: { value: string; label: string }[];
  /** The option that filters nothing; null: there is none. */
  any: string | null;
  /** Shown where the table has no header to press. */
  narrowOnly?: boolean;
};

type Props = { label: string; action: string; keep: Record<string, string>; selects: Select[]; apply: string };

/** Filters a list by its address. A choice applies at once; without script, the button does. */
export function FilterSelects({ label, action, keep, selects, apply }: Props) {
  return (
    <Form
      action={action}
      prefetch={false}
      scroll={false}
      aria-label={label}
      className="grid grid-cols-2 gap-2 max-sm:w-full sm:flex sm:flex-wrap"
      onChange={(event) => event.currentTarget.requestSubmit()}
    >
      {Object.entries(keep).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {selects.map(({ name, label: named, value, options, any, narrowOnly }) => (
        <label key={name} className={joinClasses("relative min-w-0", narrowOnly && "lg:hidden")}>
          <select
            name={name}
            aria-label={named}
            defaultValue={value ?? ""}
            className={joinClasses(
              "min-h-9 w-full cursor-pointer appearance-none truncate rounded border bg-surface ps-3 pe-8 text-13 hover:border-ink-soft max-sm:text-16",
              value && !narrowOnly ? "border-ink" : "border-line-strong",
            )}
          >
            {any !== null && <option value="">{any}</option>}
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronDown
            aria-hidden
            className="pointer-events-none absolute inset-y-0 end-2.5 my-auto size-4 text-ink-soft"
          />
        </label>
      ))}
      <Button size="small" className="not-noscript:hidden">
        {apply}
      </Button>
    </Form>
  );
}
