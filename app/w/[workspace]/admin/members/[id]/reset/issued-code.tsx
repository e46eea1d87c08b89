"use client";

import { useEffect, useRef } from "react";
import { fillIn } from "@/components/fill-in";
import { Countdown } from "@/components/ui/countdown";
import { DialogActions } from "@/components/ui/dialog";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { OneTimeCode } from "@/components/ui/one-time-code";
import { Time } from "@/components/ui/time";
import type { ResetDialogWords } from "@/words/reset-dialog";

type Props = {
  name: string;
  code: string;
  at: string;
  expiresAt: string;
  doneHref: string;
  words: ResetDialogWords["code"];
};

/** Shows a reset code, only this once: large, with the time it has left, and how to hand it over. */
export function IssuedCode({ name, code, at, expiresAt, doneHref, words }: Props) {
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => top.current?.focus(), []);
  return (
    <>
      <div ref={top} tabIndex={-1}>
        <OneTimeCode label={words.label} code={code} />
      </div>
      <Countdown until={expiresAt} now={at} ended={words.over} />
      <Notice tone="warn" title={words.once}>
        {fillIn(words.hand, { name: <bdi>{name}</bdi> })}
      </Notice>
      <p className="text-ink-soft">{fillIn(words.until, { name: <bdi>{name}</bdi>, time: <Time at={expiresAt} /> })}</p>
      <DialogActions>
        <LinkButton href={doneHref} scroll={false} tone="primary">
          {words.done}
        </LinkButton>
      </DialogActions>
    </>
  );
}
