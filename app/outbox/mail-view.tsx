import Link from "next/link";
import { Verbatim } from "@/components/ui/verbatim";
import { routes } from "@/lib/ground/routes";
import type { OutboxMail } from "@/lib/records/mail/read-outbox";
import type { outbox } from "@/words/outbox";
import { MailTime } from "./mail-time";

type Props = {
  mail: OutboxMail;
  asText: boolean;
  kept: Record<string, string>;
  origin: string;
  words: (typeof outbox)["en"];
};

/**
 * Shows one mail as its recipient gets it: as it is drawn, in a frame that runs nothing, or its text. Links in its text work if they lead
 * to this installation. `kept` is the rest of the address.
 */
export function MailView({ mail, asText, kept, origin, words }: Props) {
  const versions = [
    { label: words.letter, as: "", current: !asText },
    { label: words.text, as: "text", current: asText },
  ];
  return (
    <article aria-labelledby="subject" className="min-w-0 rounded border border-line bg-surface md:col-start-2">
      <header className="border-b border-line px-5 py-4">
        <h2 id="subject" className="text-20 wrap-anywhere">
          <Verbatim>{mail.subject}</Verbatim>
        </h2>
        <p className="mt-1 flex flex-wrap gap-x-4 text-13 text-ink-soft">
          <span className="wrap-anywhere">{words.to(mail.to)}</span>
          <MailTime at={mail.sentAt} />
        </p>
        <nav aria-label={words.versions} className="mt-3 flex gap-2">
          {versions.map(({ label, as, current }) => (
            <Link
              key={as}
              href={routes.outbox({ ...kept, mail: mail.name, as })}
              prefetch={false}
              aria-current={current ? "true" : undefined}
              className="rounded-sm px-2.5 py-1 text-13 text-ink-soft hover:text-ink aria-[current]:bg-sunken aria-[current]:font-medium aria-[current]:text-ink"
            >
              {label}
            </Link>
          ))}
        </nav>
      </header>
      {asText ? (
        <div translate="no" className="px-5 py-5 text-16 wrap-anywhere whitespace-pre-wrap">
          {mail.text.split(/(https?:\/\/\S+)/).map((part, i) => {
            if (!part.startsWith(`${origin}/`)) return <span key={i}>{part}</span>;
            return (
              <a key={i} href={part} className="rounded-sm underline decoration-line-strong underline-offset-3">
                {part}
              </a>
            );
          })}
        </div>
      ) : (
        <iframe
          key={mail.name}
          title={words.shown}
          src={routes.outboxMail(mail.name)}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          className="block h-[75dvh] min-h-120 w-full rounded-b"
        />
      )}
    </article>
  );
}
