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
export function SelectPage({ label }: { label: string }) {
  const { ref, selected, all } = useSelected<HTMLInputElement>();
  useEffect(() => {
    if (ref.current) ref.current.indeterminate = selected > 0 && selected < all;
  });
  return (
    <label className="-my-2 -ms-2 inline-grid size-8 cursor-pointer place-items-center align-middle noscript:hidden">
      <span className="sr-only">{label}</span>
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

type BarProps = { acts: { value: string; label: string }[]; everyone: string | null; selected: string };

/**
 * Appears from below once a row is selected. Says how many are selected, offers to select all members of the list instead,
 * and what to do with them. The rows' boxes alone show it, so that it works without script.
 */
export function SelectionBar({ acts, everyone, selected: words }: BarProps) {
  const { ref, selected } = useSelected<HTMLDivElement>();
  const said = selected > 0 ? words.replace("{n}", String(selected)) : "";
  return (
    <div
      ref={ref}
      id="selection"
      tabIndex={-1}
      className="sticky bottom-4 z-2 flex flex-wrap items-center gap-x-5 gap-y-3 group-has-[input[name=id]:checked]/select:animate-rise group-has-[input[name=id]:checked]/select:rounded group-has-[input[name=id]:checked]/select:border group-has-[input[name=id]:checked]/select:border-line group-has-[input[name=id]:checked]/select:bg-surface group-has-[input[name=id]:checked]/select:px-4 group-has-[input[name=id]:checked]/select:py-3 group-has-[input[name=id]:checked]/select:shadow-lift"
    >
      {/* Always there, so that what changes in it is read out. */}
      <p role="status" className="font-medium tabular-nums noscript:hidden">
        {said}
      </p>
      <div className="hidden flex-1 flex-wrap items-center gap-x-5 gap-y-3 group-has-[input[name=id]:checked]/select:flex">
        {everyone && <Checkbox name="all" value="1" label={everyone} />}
        <div className="grid w-full grid-cols-2 gap-2 sm:ms-auto sm:flex sm:w-auto">
          {acts.map(({ value, label }) => (
            <Button key={value} name="act" value={value} size="small" className="max-sm:w-full">
              {label}
            </Button>
          ))}
        </div>
      </div>
    </div>
  );
}
