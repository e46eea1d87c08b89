"use client";

import { useEffect, useRef, useState } from "react";
import type { NamedPerson } from "@/lib/ground/lists/read-list";
import type { SliceAnswer } from "./invite-state";
import type { SaidLine } from "./line-words";
import type { ShownList } from "./use-list-preview";

/** How many lines are sent at once: few enough for the bar to move often. */
const linesAtOnce = 250;

/** A file while it is sent: what is known of its lines, which are still to be sent, and whether sending goes on. */
export type FileRun = {
  name: string;
  role: string;
  total: number;
  said: SaidLine[];
  left: NamedPerson[];
  state: "running" | "stopped" | "done";
  /** Why it stopped, if the admin did not stop it. */
  failure?: "lost" | { sentence: string };
  /** Where to give fresh proof before it goes on. */
  confirmHref?: string;
};

type Send = (people: NamedPerson[], role: string) => Promise<SliceAnswer>;

/**
 * Sends a file's lines in slices, one after the other. Each slice is a transaction of its own on the server. Results stay
 * if a later slice fails, and the rest can be sent again. The page warns before it is left meanwhile.
 */
export function useFileRun(send: Send) {
  const [run, setRun] = useState<FileRun>();
  const stopping = useRef(false);
  const running = run?.state === "running";

  useEffect(() => {
    if (!running) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [running]);

  async function drive(begun: FileRun) {
    stopping.current = false;
    let now: FileRun = { ...begun, state: "running", failure: undefined, confirmHref: undefined };
    setRun(now);
    while (now.left.length > 0 && !stopping.current) {
      const answer = await send(now.left.slice(0, linesAtOnce), now.role).catch(() => null);
      if (answer === null || "sentence" in answer) {
        setRun({ ...now, state: "stopped", failure: answer ?? "lost", confirmHref: answer?.confirmHref });
        return;
      }
      now = { ...now, said: [...now.said, ...answer.report], left: now.left.slice(linesAtOnce) };
      setRun(now);
    }
    setRun({ ...now, state: now.left.length > 0 ? "stopped" : "done" });
  }

  return {
    run,
    start: ({ name, role, people, preview: { passed } }: ShownList) =>
      drive({ name, role, total: people.length + passed.length, said: passed, left: people, state: "running" }),
    goOn: () => (run ? drive(run) : undefined),
    stop: () => {
      stopping.current = true;
    },
  };
}
