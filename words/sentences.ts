type About<Refusal, Reason> = Refusal extends { reason: infer R } ? (Reason extends R ? Refusal : never) : never;

/**
 * A sentence for each reason that a use-case refuses with. The reasons must be known by name. A sentence that needs more
 * than the reason is a function of the refusal, the time, and the time zone that the reader chose.
 */
export type Sentences<Refusal extends { reason: string }> = string extends Refusal["reason"]
  ? never
  : {
      [Reason in Refusal["reason"]]:
        | string
        | ((refusal: About<Refusal, Reason>, now: Date, zone: string | null) => string);
    };

/**
 * Returns the sentence about a refusal: what happened, and what to do next. The table must have every reason that the
 * use-case may give: a missing sentence does not compile. Without `zone` it says times in UTC.
 */
export function say<const Refusal extends { reason: string }, Table extends Sentences<Refusal>>(
  sentences: Table,
  refusal: Refusal,
  now = new Date(),
  zone: string | null = null,
): string {
  const sentence = (
    sentences as Record<string, string | ((refusal: Refusal, now: Date, zone: string | null) => string)>
  )[refusal.reason];
  if (sentence === undefined) throw new Error(`no sentence about "${refusal.reason}"`);
  return typeof sentence === "string" ? sentence : sentence(refusal, now, zone);
}
