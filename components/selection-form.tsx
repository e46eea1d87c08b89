"use client";

import { type ReactNode, useRef, useState } from "react";
import { ActionForm, type FormAction } from "./action-form";
import { Button } from "./ui/button";

type Props = { action: FormAction; name?: string; actions: ReactNode; children: ReactNode };

/**
 * Lets people tick rows of a list (checkboxes called `name`, "member" unless told) and do one thing with all of them: a bar with the
 * count and the buttons in `actions` comes up from below. Without script the bar is always there.
 */
export function SelectionForm({ action, name = "member", actions, children }: Props) {
  const [count, setCount] = useState(0);
  const list = useRef<HTMLDivElement>(null);

  const boxes = () => [...(list.current?.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`) ?? [])];

  function tickAll(ticked: boolean) {
    for (const box of boxes()) box.checked = ticked;
    setCount(ticked ? boxes().length : 0);
  }

  return (
    <ActionForm action={action}>
      <div ref={list} onChange={() => setCount(boxes().filter((box) => box.checked).length)}>
        {children}
      </div>
      <div
        hidden={count === 0}
        className="fixed inset-x-4 bottom-4 z-5 mx-auto flex w-fit animate-rise flex-wrap items-center gap-2 rounded border border-line bg-surface py-2 ps-4 pe-2 shadow-lift noscript:flex [&[hidden]]:hidden noscript:[&[hidden]]:flex"
      >
        <p role="status" className="me-2 text-13 text-ink-soft tabular-nums noscript:hidden">
          {count} selected
        </p>
        {actions}
        <Button type="button" tone="quiet" size="small" onClick={() => tickAll(true)} className="noscript:hidden">
          Select all
        </Button>
        <Button type="button" tone="quiet" size="small" onClick={() => tickAll(false)} className="noscript:hidden">
          Clear
        </Button>
      </div>
    </ActionForm>
  );
}
