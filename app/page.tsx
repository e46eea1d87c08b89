import type { ReactNode } from "react";
import { Wordmark } from "@/components/logo";
import { SiteFooter } from "@/components/site-footer";
import { PlainLinkButton } from "@/components/ui/plain-link-button";
import { StatusBadge } from "@/components/ui/status-badge";
import { routes } from "@/lib/ground/routes";

/** Says in a few sentences what Gatehouse does, and leads to a workspace. */
export default function LandingPage() {
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-240 flex-col px-6">
      <title>Gatehouse</title>
      <header className="flex pt-6 sm:pt-10">
        <Wordmark />
      </header>
      <main className="flex flex-1 flex-col gap-14 pt-16 pb-20 sm:pt-24">
        <div className="grid items-start gap-12 md:grid-cols-[minmax(0,1fr)_minmax(0,360px)]">
          <div>
            <h1 className="max-w-100 text-28">The second factor, for everyone in your company</h1>
            <p className="mt-4 max-w-112 text-16 text-ink-soft">
              Gatehouse is where a company requires two-factor authentication, sees who is covered, and gets a
              locked-out colleague back in, without ever leaving an account on a password alone.
            </p>
            <div className="mt-8 flex flex-wrap gap-3">
              <PlainLinkButton href={routes.newWorkspace()} tone="primary" size="large">
                Create a workspace
              </PlainLinkButton>
              <PlainLinkButton href={routes.find()} size="large">
                Find your workspaces
              </PlainLinkButton>
            </div>
          </div>
          <dl className="divide-y divide-line rounded border border-line bg-surface">
            <State term={<StatusBadge status="protected" />}>
              One strong method with recovery codes to spare, or two strong methods.
            </State>
            <State term={<StatusBadge status="fragile" />}>One lost phone away from being locked out.</State>
            <State term={<StatusBadge status="unprotected" />}>A password and nothing else.</State>
          </dl>
        </div>
        <div className="grid gap-x-10 gap-y-8 border-t border-line pt-10 md:grid-cols-3">
          <Point title="Members set it up once">
            Link an authenticator app, a passkey or a security key, save the recovery codes, and carry on. With an app,
            the whole way works without script.
          </Point>
          <Point title="Admins know before they decide">
            Rehearse a policy to see who is covered and who must enrol by when. Then publish it, and undo it if you have
            to.
          </Point>
          <Point title="Help desks reset without a gap">
            The old methods stop at once. A single-use code, good for 24 hours, opens the way to new ones and to nothing
            else.
          </Point>
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
