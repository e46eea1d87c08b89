"use client";

import { useFormField } from "@/components/form-context";
import { PolicyButton } from "./policy-form";

/** Tells the server which save of the draft this page shows, and whether its rehearsal is on it. */
export function VersionFields({ base, rehearsed }: { base: string; rehearsed: boolean }) {
  const answered = useFormField("base").value;
  return (
    <>
      <input type="hidden" name="base" value={answered ?? base} />
      {rehearsed && <input type="hidden" name="rehearsed" value={base} />}
    </>
  );
}

/** After someone else was first: puts one's own changes in the place of theirs, or goes to see theirs. */
export function OvertakenChoice({ theirsHref }: { theirsHref: string }) {
  const theirs = useFormField("theirs").value;
  if (!theirs) return null;
  return (
    <div className="flex flex-wrap items-center gap-3">
      <input type="hidden" name="theirs" value={theirs} />
      <PolicyButton does="replace">Replace theirs with mine</PolicyButton>
      <a href={theirsHref} className="underline underline-offset-3">
        Drop mine and see theirs
      </a>
    </div>
  );
}
