"use client";

import { useFormField } from "@/components/form-context";
import { PolicyButton } from "./policy-form";

/** Tells the server which save of the draft this page shows, and whether it shows the rehearsal of it. */
export function VersionFields({ base, rehearsed }: { base: string; rehearsed: boolean }) {
  const answered = useFormField("base").value;
  return (
    <>
      <input type="hidden" name="base" value={answered ?? base} />
      {rehearsed && <input type="hidden" name="rehearsed" value={base} />}
    </>
  );
}

/** Offers a choice after another admin's edit came first: to replace it with this form, or to see it. */
export function OvertakenChoice({
  theirsHref,
  words,
}: {
  theirsHref: string;
  words: { replace: string; drop: string };
}) {
  const theirs = useFormField("theirs").value;
  if (!theirs) return null;
  return (
    <div className="flex flex-wrap items-center gap-3">
      <input type="hidden" name="theirs" value={theirs} />
      <PolicyButton does="replace">{words.replace}</PolicyButton>
      <a href={theirsHref} className="underline underline-offset-3">
        {words.drop}
      </a>
    </div>
  );
}
