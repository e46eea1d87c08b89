"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import type { PalettePlace, PaletteWords } from "./found";
import { useFound } from "./use-found";

type Props = { pages: PalettePlace[]; findHref: string | null; words: PaletteWords; onClose: () => void };

/**
 * A list that is searched while one types, and gone through by arrows; Enter opens the chosen place. The focus returns to where it was.
 * Pages are found here, members and applications by the server.
 */
export default function PaletteDialog({ pages, findHref, words, onClose }: Props) {
  const router = useRouter();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState(0);
  const { found, failed, asked } = useFound(findHref, text);

  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);

  const typed = text.trim().toLocaleLowerCase();
  const groups = [
    { label: words.members, places: found.members },
    { label: words.applications, places: found.applications },
    { label: words.pages, places: pages.filter(({ label }) => label.toLocaleLowerCase().includes(typed)) },
  ].filter(({ places }) => places.length > 0);
  const places = groups.flatMap((group) => group.places);
  const at = Math.min(chosen, places.length - 1);
  const optionId = (n: number) => `${id}-${n}`;

  function go(place: PalettePlace | undefined) {
    if (!place) return;
    dialog.current?.close();
    router.push(place.href);
  }

  function press(event: KeyboardEvent) {
    const last = places.length - 1;
    const to = { ArrowDown: at === last ? 0 : at + 1, ArrowUp: at <= 0 ? last : at - 1 }[event.key];
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") go(places[at]);
    else if (to === undefined) return;
    else {
      setChosen(Math.max(0, to));
      document.getElementById(optionId(to))?.scrollIntoView({ block: "nearest" });
    }
    event.preventDefault();
  }

  const count = places.length === 1 ? words.one : words.more.replace("{n}", String(places.length));
  const said = failed ? words.failed : places.length === 0 ? (asked ? words.none : "") : count;
  // Outside of the navigation, which is not shown on narrow pages.
  return createPortal(
    <dialog
      ref={dialog}
      aria-label={words.label}
      onClose={onClose}
      onKeyDown={press}
      onClick={(event) => event.target === event.currentTarget && dialog.current?.close()}
      className="fixed inset-x-0 top-[10dvh] z-10 mx-auto max-h-[80dvh] w-[calc(100%-32px)] max-w-140 animate-rise overflow-hidden rounded border border-line bg-surface text-ink shadow-[0_16px_48px_-12px_var(--lift)] backdrop:bg-veil"
    >
      <div className="flex max-h-[80dvh] flex-col">
        <input
          type="text"
          role="combobox"
          aria-label={words.placeholder}
          aria-expanded={places.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={places.length > 0 ? optionId(at) : undefined}
          aria-autocomplete="list"
          placeholder={words.placeholder}
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setChosen(0);
          }}
          className="min-h-12 w-full border-b border-line bg-surface px-4 text-16 placeholder:text-ink-faint focus:outline-none forced-colors:focus:outline-2"
        />
        <div id={`${id}-list`} role="listbox" aria-label={words.label} className="overflow-y-auto p-1.5 empty:hidden">
          {groups.map(({ label, places: some }) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields
            <div key={label} role="group" aria-label={label}>
              <p aria-hidden className="px-2.5 pt-2 pb-1 text-13 text-ink-faint">
                {label}
              </p>
              {some.map((place) => {
                const n = places.indexOf(place);
                return (
                  // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the chosen option
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys
                  <div
                    key={place.href}
                    id={optionId(n)}
                    role="option"
                    aria-selected={n === at}
                    onClick={() => go(place)}
                    onPointerMove={() => n !== at && setChosen(n)}
                    className="flex min-h-9 cursor-pointer items-center gap-3 rounded-sm px-2.5 py-1 aria-selected:bg-sunken forced-colors:aria-selected:outline-2"
                  >
                    <bdi className="min-w-0 truncate">{place.label}</bdi>
                    {place.detail !== place.label && (
                      <span className="min-w-0 flex-1 truncate text-13 text-ink-faint">{place.detail}</span>
                    )}
                  </div>
                );
              })}
            </div>
          ))}
        </div>
        <p role="status" className="border-t border-line px-4 py-2 text-13 text-ink-faint">
          {said}
        </p>
      </div>
    </dialog>,
    document.body,
  );
}
