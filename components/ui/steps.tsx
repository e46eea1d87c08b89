import { readWords } from "@/components/language/read-words";
import { entry } from "@/words/entry";
import { joinClasses } from "./join-classes";

export type Step = { now: number; of: number; name: string };

/** Names the current step of a journey ("Step 2 of 3 · Link your app") above a rail with one segment a step. */
export async function Steps({ now, of, name }: Step) {
  return (
    <div className="flex flex-col gap-2">
      <div aria-hidden className="flex gap-1">
        {Array.from({ length: of }, (_, index) => index + 1).map((step) => (
          <span
            key={step}
            className={joinClasses(
              "h-0.5 flex-1 rounded-full forced-color-adjust-none",
              step <= now ? "bg-ink" : "bg-line",
            )}
          />
        ))}
      </div>
      <p id="step" className="text-13 text-ink-soft tabular-nums">
        {(await readWords(entry)).step(now, of, name)}
      </p>
    </div>
  );
}
