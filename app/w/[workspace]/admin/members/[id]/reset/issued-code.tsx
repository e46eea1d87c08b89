"use client";

import { useEffect, useRef } from "react";
import { Countdown } from "@/components/ui/countdown";
import { DialogActions } from "@/components/ui/dialog";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { OneTimeCode } from "@/components/ui/one-time-code";
import { Time } from "@/components/ui/time";

type Props = { name: string; code: string; at: string; expiresAt: string; doneHref: string };

/** Shows a reset code, only this once: large, with the time it has left, and how to hand it over. */
export function IssuedCode({ name, code, at, expiresAt, doneHref }: Props) {
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => top.current?.focus(), []);
  return (
    <>
      <div ref={top} tabIndex={-1}>
        <OneTimeCode label="Reset code" code={code} />
      </div>
      <Countdown until={expiresAt} now={at} />
      <Notice tone="warn" title="This code is shown once">
        Read it to <bdi>{name}</bdi> while you are still speaking, or send it in a channel only they can read. Never by
        mail.
      </Notice>
      <p className="text-ink-soft">
        <bdi>{name}</bdi> can sign in with their password and this code until <Time at={expiresAt} />. Then they must
        set up a new method. Their old methods are switched off now, and every device is signed out.
      </p>
      <DialogActions>
        <LinkButton href={doneHref} scroll={false} tone="primary">
          Done
        </LinkButton>
      </DialogActions>
    </>
  );
}
