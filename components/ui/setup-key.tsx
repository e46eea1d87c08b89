import { readWords } from "@/components/language/read-words";
import { enrol } from "@/words/enrol";
import { CopyButton } from "./copy-button";

type Props = { secret: string; uri?: string };

/** Shows a set-up key in groups of four with a copy button; `uri` adds the link that opens an authenticator app on a phone. */
export async function SetupKey({ secret, uri }: Props) {
  const id = "set-up-key";
  const words = (await readWords(enrol)).app;
  const groups = secret.replaceAll(" ", "").match(/.{1,4}/g) ?? [];
  return (
    <div className="flex flex-col items-start gap-2">
      <p id={id} className="text-14 font-medium">
        {words.key}
      </p>
      <figure
        aria-labelledby={id}
        className="block w-full rounded border border-line bg-sunken px-3 py-2 font-mono text-14 leading-6 wrap-break-word select-all"
      >
        <code translate="no">{groups.join(" ")}</code>
      </figure>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <CopyButton value={groups.join("")} />
        {uri && (
          <a
            href={uri}
            className="rounded-sm text-13 underline decoration-line-strong underline-offset-3 hover:decoration-ink"
          >
            {words.openApp}
          </a>
        )}
      </div>
    </div>
  );
}
