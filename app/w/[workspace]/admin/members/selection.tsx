"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";

const boxesIn = (form: HTMLFormElement | null | undefined) => [
  ...(form?.querySelectorAll<HTMLInputElement>('input[name="id"]') ?? []),
];

/** Watches which rows of the form around an element are selected. */
function useSelected<T extends HTMLElement>() {
  const ref = useRef<T>(null);
  const [counts, setCounts] = useState({ selected: 0, all: 0 });
  useEffect(() => {
    const form = ref.current?.closest("form");
    const count = () => {
      const boxes = boxesIn(form);
      setCounts({ selected: boxes.filter(({ checked }) => checked).length, all: boxes.length });
    };
    count();
    form?.addEventListener("change", count);
    return () => form?.removeEventListener("change", count);
  }, []);
  return { ref, ...counts };
}

/** Selects every row of the page, or none. Needs script. */
export function SelectPage() {
  const { ref, selected, all } = useSelected<HTMLInputElement>();
  useEffect(() => {
    if (ref.current) ref.current.indeterminate = selected > 0 && selected < all;
  });
  return (
    <label className="-my-2 -ms-2 inline-grid size-8 cursor-pointer place-items-center align-middle noscript:hidden">
      <span className="sr-only">Select all on this page</span>
      <input
        ref={ref}
        type="checkbox"
        checked={all > 0 && selected === all}
        className="size-4 cursor-pointer"
        onChange={(event) => {
          for (const box of boxesIn(event.target.form)) box.checked = event.target.checked;
          event.target.form?.dispatchEvent(new Event("change"));
        }}
      />
    </label>
  );
}

type BarProps = { acts: { value: string; label: string }[]; everyone: string | null };

/**
 * Appears from below once a row is selected. Says how many are selected, offers to select all members of the list instead,
 * and what to do with them. The rows' boxes alone show it, so that it works without script.
 */
export function SelectionBar({ acts, everyone }: BarProps) {
  const { ref, selected } = useSelected<HTMLDivElement>();
  return (
    <div
      ref={ref}
      className="sticky bottom-4 z-2 hidden animate-rise flex-wrap items-center gap-x-5 gap-y-3 rounded border border-line bg-surface px-4 py-3 shadow-lift group-has-[input[name=id]:checked]/select:flex"
    >
      <p aria-live="polite" className="font-medium tabular-nums noscript:hidden">
        {selected} selected
      </p>
      {everyone && <Checkbox name="all" value="1" label={everyone} />}
      <div className="grid w-full grid-cols-2 gap-2 sm:ms-auto sm:flex sm:w-auto">
        {acts.map(({ value, label }) => (
          <Button key={value} name="act" value={value} size="small" className="max-sm:w-full">
            {label}
          </Button>
        ))}
      </div>
    </div>
  );
}
