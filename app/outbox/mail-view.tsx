import type { OutboxMail } from "@/lib/records/mail/read-outbox";
import type { outbox } from "@/words/outbox";
import { MailTime } from "./mail-time";

type Props = { mail: OutboxMail; origin: string; words: (typeof outbox)["en"] };

/** Shows the text of one mail as its recipient gets it. Its links work if they lead to this installation. */
export function MailView({ mail, origin, words }: Props) {
  return (
    <article aria-labelledby="subject" className="rounded border border-line bg-surface md:col-start-2">
      <header className="border-b border-line px-5 py-4">
        <h2 id="subject" className="text-20 wrap-anywhere">
          {mail.subject}
        </h2>
        <p className="mt-1 flex flex-wrap gap-x-4 text-13 text-ink-soft">
          <span className="wrap-anywhere">{words.to(mail.to)}</span>
          <MailTime at={mail.sentAt} />
        </p>
      </header>
      <div className="px-5 py-5 text-16 wrap-anywhere whitespace-pre-wrap">
        {mail.text.split(/(https?:\/\/\S+)/).map((part, i) => {
          if (!part.startsWith(`${origin}/`)) return <span key={i}>{part}</span>;
          return (
            <a key={i} href={part} className="rounded-sm underline decoration-line-strong underline-offset-3">
              {part}
            </a>
          );
        })}
      </div>
    </article>
  );
}
