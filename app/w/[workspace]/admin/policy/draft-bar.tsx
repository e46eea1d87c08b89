"use client";

import { type ReactNode, useRef } from "react";
import { AskBeforeLeaving, useUnsaved } from "./form-watch";
import { PolicyButton } from "./policy-form";

type Props = {
  /** What the draft is, or that there is none. */
  standing: ReactNode;
  hasDraft: boolean;
  /** The fields as they were saved last, and as they are in force. */
  saved: Record<string, string>;
  inForce: Record<string, string>;
  words: {
    rehearse: string;
    publish: string;
    discard: string;
    unsaved: string;
    changed: string;
    leaveTitle: string;
    leaveText: string;
    stay: string;
    leave: string;
  };
};

/**
 * Stays in sight while the settings scroll, except on phones, where it would cover them. Says what is true of the form at this moment:
 * in force, unsaved or a draft. Without anything to rehearse or publish its buttons are off; without script the server says so.
 */
export function DraftBar({ standing, hasDraft, saved, inForce, words }: Props) {
  const bar = useRef<HTMLDivElement>(null);
  const unsaved = useUnsaved(bar, { saved, inForce, word: words.changed });
  const nothing = unsaved === false && !hasDraft;
  return (
    <div
      ref={bar}
      data-bar
      className="z-2 -mx-1 flex flex-wrap items-center justify-between gap-x-4 gap-y-3 rounded border border-line-strong bg-surface px-4 py-3 shadow-lift sm:sticky sm:bottom-2"
    >
      <p role="status" className="min-w-0 flex-1 basis-48 text-13 text-ink-soft">
        {unsaved ? <span className="font-medium text-ink">{words.unsaved}</span> : standing}
      </p>
      <div className="flex flex-wrap gap-2">
        <PolicyButton does="rehearse" disabled={nothing} tone={hasDraft && !unsaved ? "secondary" : "primary"}>
          {words.rehearse}
        </PolicyButton>
        <PolicyButton does="publish" disabled={nothing} tone={hasDraft && !unsaved ? "primary" : "secondary"}>
          {words.publish}
        </PolicyButton>
        {hasDraft && (
          <PolicyButton does="discard" tone="quiet">
            {words.discard}
          </PolicyButton>
        )}
      </div>
      <AskBeforeLeaving active={unsaved === true} words={words} />
    </div>
  );
}
