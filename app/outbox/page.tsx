import { join } from "node:path";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { Mark } from "@/components/logo";
import { SiteFooter } from "@/components/site-footer";
import { env } from "@/lib/ground/env";
import { outboxIsOpen } from "@/lib/records/mail/outbox-is-open";
import { readMail, readOutbox } from "@/lib/records/mail/read-outbox";
import { MailList } from "./mail-list";
import { MailView } from "./mail-view";

type Props = { searchParams: Promise<{ [name: string]: string | string[] | undefined }> };

/** Shows the mails of an installation that sends none, only to requests from the machine it runs on. */
export default async function OutboxPage({ searchParams }: Props) {
  const direct = (await headers()).get("x-gatehouse-direct") === "1";
  if (!outboxIsOpen(env(), direct)) notFound();
  const { mail: chosen, before } = await searchParams;
  const folder = join(env().dataDir, "outbox");
  const page = await readOutbox(folder, typeof before === "string" ? before : null);
  const mail = typeof chosen === "string" ? await readMail(folder, chosen) : page.mails[0];
  if (mail === null) notFound();
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-280 flex-col px-6">
      <title>Outbox · Gatehouse</title>
      <header className="flex items-center gap-2.5 pt-6 pb-8 text-16 font-medium">
        <Mark />
        Gatehouse
      </header>
      <main className="flex-1 pb-16">
        <h1 className="text-28">Outbox</h1>
        <p className="mt-2 max-w-160 text-16 text-ink-soft">
          This installation sends no mail. It keeps each one as a file, and shows them to this computer only.
        </p>
        {mail ? (
          <div className="mt-8 grid items-start gap-6 md:grid-cols-[320px_minmax(0,1fr)]">
            <MailView mail={mail} origin={env().appUrl.origin} />
            <MailList {...page} before={typeof before === "string" ? before : null} current={mail.name} />
          </div>
        ) : (
          <p className="mt-8 rounded border border-line bg-surface px-5 py-10 text-center text-ink-soft">
            No mail yet. Create a workspace, and its code arrives here.
          </p>
        )}
      </main>
      <SiteFooter className="border-t border-line py-4" />
    </div>
  );
}
