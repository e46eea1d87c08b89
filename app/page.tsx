import type { ReactNode } from "react";
import { readWords } from "@/components/language/read-words";
import { Wordmark } from "@/components/logo";
import { SiteFooter } from "@/components/site-footer";
import { PlainLinkButton } from "@/components/ui/plain-link-button";
import { StatusBadge } from "@/components/ui/status-badge";
import { routes } from "@/lib/ground/routes";
import { entry } from "@/words/entry";

/** Says in a few sentences what Gatehouse does, and leads to a workspace. */
export default async function LandingPage() {
  const words = await readWords(entry);
  const { landing } = words;
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-240 flex-col px-6">
      <title>Gatehouse</title>
      <header className="flex pt-6 sm:pt-10">
        <Wordmark />
      </header>
      <main className="flex flex-1 flex-col gap-14 pt-16 pb-20 sm:pt-24">
        <div className="grid items-start gap-12 md:grid-cols-[minmax(0,1fr)_minmax(0,360px)]">
          <div>
            <h1 className="max-w-100 text-28">{landing.title}</h1>
            <p className="mt-4 max-w-112 text-16 text-ink-soft">{landing.lead}</p>
            <div className="mt-8 flex flex-wrap gap-3">
              <PlainLinkButton href={routes.newWorkspace()} tone="primary" size="large">
                {words.createWorkspace}
              </PlainLinkButton>
              <PlainLinkButton href={routes.find()} size="large">
                {words.findWorkspaces}
              </PlainLinkButton>
            </div>
          </div>
          <dl className="divide-y divide-line rounded border border-line bg-surface">
            <State term={<StatusBadge status="protected" />}>{landing.protected}</State>
            <State term={<StatusBadge status="fragile" />}>{landing.fragile}</State>
            <State term={<StatusBadge status="unprotected" />}>{landing.unprotected}</State>
          </dl>
        </div>
        <div className="grid gap-x-10 gap-y-8 border-t border-line pt-10 md:grid-cols-3">
          {landing.points.map(({ title, text }) => (
            <Point key={title} title={title}>
              {text}
            </Point>
          ))}
        </div>
      </main>
      <SiteFooter className="border-t border-line py-4" />
    </div>
  );
}

function State({ term, children }: { term: ReactNode; children: ReactNode }) {
  return (
    <div className="px-5 py-4">
      <dt className="font-medium">{term}</dt>
      <dd className="mt-0.5 ps-5.5 text-ink-soft">{children}</dd>
    </div>
  );
}

function Point({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="text-16">{title}</h2>
      <p className="mt-1 text-ink-soft">{children}</p>
    </section>
  );
}
