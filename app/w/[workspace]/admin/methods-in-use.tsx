import { Section } from "@/components/ui/section";
import type { Overview } from "@/lib/use-cases/members/read-overview";
import type { methods } from "@/words/methods";
import type { overview } from "@/words/overview";

type Props = { data: Overview; words: (typeof overview)["en"]; names: (typeof methods)["en"]["methodWords"] };

/** Shows how many members have each kind of method, as bars. */
export function MethodsInUse({ data: { methods, active }, words, names }: Props) {
  return (
    <Section title={words.methods.title} description={words.methods.lead}>
      <dl className="flex flex-col gap-4 tabular-nums">
        {(["totp", "passkey", "email"] as const).map((kind) => (
          <div key={kind} className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1.5">
            <dt>{names[kind]}</dt>
            <dd className="text-end text-ink-soft">{words.count(methods[kind])}</dd>
            <dd aria-hidden className="col-span-2">
              <svg
                aria-hidden="true"
                viewBox="0 0 100 1"
                preserveAspectRatio="none"
                className="h-1 w-full rounded-full bg-line"
              >
                <rect width={active === 0 ? 0 : (methods[kind] / active) * 100} height="1" className="fill-ink" />
              </svg>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
