"use client";

import { type KeyboardEvent, useId, useRef, useState } from "react";
import { useFormField } from "@/components/form-context";
import { useFound } from "@/components/palette/use-found";
import { Field, fieldAria } from "@/components/ui/field";
import { inputSize, inputStyle } from "@/components/ui/input-style";
import { joinClasses } from "@/components/ui/join-classes";

type Words = Record<"label" | "hint" | "list" | "none" | "one" | "more" | "failed", string>;
type Props = { name: string; findHref: string; defaultValue: string; words: Words };

/**
 * Asks for the address of a member, and finds it by their name: a combobox with a list (ARIA Authoring Practices). Arrows choose, Enter
 * takes, Escape closes. Without script it is a field for the address.
 */
export function MemberField({ name, findHref, defaultValue, words }: Props) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const answer = useFormField(name);
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState(0);
  const { found, failed, asked } = useFound(findHref, text);
  const open = text.trim() !== "";
  const members = open ? found.members : [];
  const at = Math.min(chosen, members.length - 1);
  const optionId = (n: number) => `${id}-${n}`;

  function take(address: string | undefined) {
    if (field.current && address !== undefined) field.current.value = address;
    setText("");
  }

  function press(event: KeyboardEvent) {
    if (!open || event.nativeEvent.isComposing) return;
    const last = members.length - 1;
    const to = { ArrowDown: at >= last ? 0 : at + 1, ArrowUp: at <= 0 ? last : at - 1 }[event.key];
    if (event.key === "Escape") take(undefined);
    else if (event.key === "Enter" && members.length > 0) take(members[at]?.detail);
    else if (to !== undefined && members.length > 0) {
      setChosen(to);
      document.getElementById(optionId(to))?.scrollIntoView({ block: "nearest" });
    } else return;
    event.preventDefault();
  }

  const count = members.length === 1 ? words.one : words.more.replace("{n}", String(members.length));
  const said = failed ? words.failed : members.length > 0 ? count : asked ? words.none : "";
  const { "aria-describedby": described, ...aria } = fieldAria(id, words.hint, answer.error);
  return (
    <div className="relative">
      <Field id={id} label={words.label} hint={words.hint} error={answer.error}>
        <input
          {...aria}
          ref={field}
          name={name}
          type="email"
          required
          role="combobox"
          aria-describedby={described}
          aria-autocomplete="list"
          aria-expanded={members.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={members.length > 0 ? optionId(at) : undefined}
          autoComplete="off"
          defaultValue={answer.value ?? defaultValue}
          onChange={(event) => {
            setText(event.target.value);
            setChosen(0);
          }}
          onKeyDown={press}
          onBlur={() => take(undefined)}
          className={joinClasses(inputStyle, inputSize)}
        />
      </Field>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={words.list}
        className="absolute inset-x-0 top-16 z-10 max-h-64 overflow-y-auto rounded border border-line bg-surface p-1.5 shadow-[0_16px_48px_-12px_var(--lift)] empty:hidden"
      >
        {members.map(({ href, label, detail }, n) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the chosen option
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys
          <div
            key={href}
            id={optionId(n)}
            role="option"
            aria-selected={n === at}
            // The field would lose the focus, and close the list before the press is heard.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => take(detail)}
            onPointerMove={() => n !== at && setChosen(n)}
            className="flex min-h-9 cursor-pointer flex-wrap items-center gap-x-3 rounded-sm px-2.5 py-1 aria-selected:bg-sunken forced-colors:aria-selected:outline-2"
          >
            <bdi className="min-w-0 truncate">{label}</bdi>
            {detail !== label && <span className="min-w-0 truncate text-13 text-ink-faint">{detail}</span>}
          </div>
        ))}
      </div>
      <p role="status" className={joinClasses("text-13", failed ? "mt-1 text-bad" : "sr-only")}>
        {open ? said : ""}
      </p>
    </div>
  );
}
