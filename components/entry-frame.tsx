import type { ReactNode } from "react";
import { ArrivalHeading } from "./arrival-heading";
import { type BrandLinks, BrandMark, BrandStyle } from "./brand";
import { SiteFooter } from "./site-footer";
import { type Step, Steps } from "./ui/steps";

type Props = {
  title: string;
  lead?: ReactNode;
  workspace?: string;
  workspaceHref?: string;
  brand?: BrandLinks;
  step?: Step;
  children: ReactNode;
};

/**
 * Frames sign-in, sign-up, enrolment and every other page on the way in: one column of 400 px with one question, the
 * workspace's logo and name on top (the product's if none is known), the step of the journey, one h1.
 */
export function EntryFrame({ title, lead, workspace, workspaceHref = "/", brand, step, children }: Props) {
  return (
    <div data-entry data-accent={brand?.accent?.name} className="mx-auto flex min-h-dvh w-full max-w-112 flex-col px-6">
      <BrandStyle brand={brand} />
      <title>{tabOf(title, step, workspace)}</title>
      <header className="flex pt-6 pb-8 sm:pt-16">
        <a
          href={workspaceHref}
          className="-mx-1 flex min-w-0 items-center gap-2.5 rounded-sm px-1 py-0.5 text-16 font-medium"
        >
          <BrandMark brand={brand} className="h-10" />
          <bdi className="line-clamp-2 min-w-0">{workspace ?? "Gatehouse"}</bdi>
        </a>
      </header>
      <main className="flex-1 pb-16">
        {step && (
          <div className="mb-6">
            <Steps {...step} />
          </div>
        )}
        <ArrivalHeading key={title} step={step?.name} describedBy={step && "step"} className="text-28 wrap-anywhere">
          {unbroken(title)}
        </ArrivalHeading>
        {lead && <div className="mt-2 text-16 wrap-anywhere text-ink-soft">{lead}</div>}
        <div className="mt-7 flex flex-col gap-6">{children}</div>
      </main>
      <SiteFooter className="border-t border-line py-4" />
    </div>
  );
}

/** Says on the browser's tab which step this is, and of which workspace unless the title names it. */
function tabOf(title: string, step: Step | undefined, workspace = "Gatehouse"): string {
  return [step?.name, title, title.includes(workspace) ? "Gatehouse" : workspace].filter(Boolean).join(" · ");
}

/** Keeps "two-factor" on one line: balanced headings break it at its hyphen. */
function unbroken(title: string): ReactNode {
  return title.split(/(two-factor)/i).map((part, i) =>
    i % 2 === 0 ? (
      part
    ) : (
      <span key={part} className="whitespace-nowrap">
        {part}
      </span>
    ),
  );
}
