import { readWords } from "@/components/language/read-words";
import { TextLink } from "@/components/ui/text-link";
import { env } from "@/lib/ground/env";
import { routes } from "@/lib/ground/routes";
import { outboxIsOpen } from "@/lib/records/mail/outbox-is-open";
import { outbox } from "@/words/outbox";

/** Leads to the outbox from a page on which a mail is awaited, where an installation on this computer sends none. */
export async function OutboxHint() {
  if (!outboxIsOpen(env(), true)) return null;
  const words = await readWords(outbox);
  return (
    <p className="text-13 text-ink-soft">
      {words.here}{" "}
      <TextLink href={routes.outbox()} target="_blank">
        {words.open}
      </TextLink>
    </p>
  );
}
