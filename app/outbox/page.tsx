import { join } from "node:path";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { readWords } from "@/components/language/read-words";
import { Mark } from "@/components/logo";
import { SiteFooter } from "@/components/site-footer";
import { SearchField } from "@/components/ui/search-field";
import { env } from "@/lib/ground/env";
import { routes } from "@/lib/ground/routes";
import { outboxIsOpen } from "@/lib/records/mail/outbox-is-open";
import { readMail, readOutbox, searchOutbox } from "@/lib/records/mail/read-outbox";
import { outbox } from "@/words/outbox";
import { MailList } from "./mail-list";
import { MailView } from "./mail-view";

type Props = { searchParams: Promise<{ [name: string]: string | string[] | undefined }> };

/** Shows the mails of an installation that sends none, only to requests from the machine it runs on. */
export default async function OutboxPage({ searchParams }: Props) {
  const direct = (await headers()).get("x-gatehouse-direct") === "1";
  if (!outboxIsOpen(env(), direct)) notFound();
  const query = await searchParams;
  const text = (name: string) => (typeof query[name] === "string" ? query[name].slice(0, 200) : "");
  const [chosen, before, search] = [text("mail"), text("before"), text("q").trim()];
  const folder = join(env().dataDir, "outbox");
  const words = await readWords(outbox);
  const page = search
    ? { mails: await searchOutbox(folder, search), newer: undefined, older: undefined }
    : await readOutbox(folder, before || null);
  const mail = chosen ? await readMail(folder, chosen) : page.mails[0];
  if (mail === null) notFound();
  const asText = text("as") === "text";
  const kept = { ...(before ? { before } : {}), ...(search ? { q: search } : {}) };
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-280 flex-col px-6">
      <title>{words.pageTitle}</title>
      <header className="flex items-center gap-2.5 pt-6 pb-8 text-16 font-medium">
        <Mark />
        Gatehouse
      </header>
      <main className="flex-1 pb-16">
        <h1 className="text-28">{words.title}</h1>
        <p className="mt-2 max-w-160 text-16 text-ink-soft">{words.lead}</p>
        <SearchField label={words.search} action={routes.outbox()} defaultValue={search} className="mt-6" />
        {mail ? (
          <div className="mt-8 grid items-start gap-6 md:grid-cols-[320px_minmax(0,1fr)]">
            <MailView mail={mail} asText={asText} kept={kept} origin={env().appUrl.origin} words={words} />
            <MailList
              {...page}
              kept={{ ...kept, ...(asText ? { as: "text" } : {}) }}
              current={mail.name}
              words={words}
            />
          </div>
        ) : (
          <p className="mt-8 rounded border border-line bg-surface px-5 py-10 text-center text-ink-soft">
            {search ? words.nothingFound(search) : words.empty}
          </p>
        )}
      </main>
      <SiteFooter className="border-t border-line py-4" />
    </div>
  );
}
