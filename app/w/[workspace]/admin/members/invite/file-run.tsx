"use client";

import { useEffect, useRef } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { ProgressBar } from "@/components/ui/progress-bar";
import { fill } from "@/words/fill";
import { ConfirmLink } from "./confirm-link";
import { useInviteWords } from "./invite-words";
import { LineReport } from "./line-report";
import type { SaidLine } from "./line-words";
import type { FileRun } from "./use-file-run";

type Props = { run: FileRun; onStop: () => void; onGoOn: () => void };

/** Shows the progress of a file with a button to stop it. At the end shows what became of its lines. */
export function FileRunStatus({ run, onStop, onGoOn }: Props) {
  const top = useRef<HTMLDivElement>(null);
  const { words, number, byNumber } = useInviteWords();
  const { name, total, said, left, state, failure, confirmHref } = run;
  useEffect(() => {
    if (state) top.current?.focus();
  }, [state]);
  const unsent = left.map(({ line, address }): SaidLine => ({ line, address, outcome: "unsent" }));
  return (
    <div ref={top} tabIndex={-1} className="flex scroll-mt-24 flex-col gap-4">
      {state === "running" ? (
        <>
          <ProgressBar label={fill(words.sending, { name })} done={said.length} total={total}>
            {byNumber(words.progress, total, { done: number(said.length), total: number(total) })}
          </ProgressBar>
          <Button type="button" onClick={onStop}>
            {words.stop}
          </Button>
        </>
      ) : (
        <>
          {failure && <Alert>{failure === "lost" ? words.lostSending : failure.sentence}</Alert>}
          {confirmHref && <ConfirmLink href={confirmHref} />}
          {left.length > 0 && (
            <Button type="button" onClick={onGoOn}>
              {byNumber(words.sendOthers, left.length)}
            </Button>
          )}
          <LineReport lines={[...said, ...unsent].sort((a, b) => a.line - b.line)} />
        </>
      )}
    </div>
  );
}
