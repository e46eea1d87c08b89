import { Menu } from "lucide-react";
import type { ReactNode } from "react";
import { ArrivalHeading } from "./arrival-heading";
import { BrandStyle } from "./brand";
import { ConsoleNav, type ConsoleNavProps } from "./console-nav";
import { SiteFooter } from "./site-footer";
import type { Toast } from "./toast";
import { Toasts } from "./toasts";
import { joinClasses } from "./ui/join-classes";
import { Popover } from "./ui/popover";

type Props = Omit<ConsoleNavProps, "words"> & {
  title: string;
  /** What the browser's tab says instead of the title. The workspace's name follows. */
  tab?: string | undefined;
  /** Leads to the list that the page belongs to. */
  back?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  narrow?: boolean;
  /** The result that this page says. */
  toast: Toast | null;
  words: ConsoleNavProps["words"] & { menu: string; skip: string; undo: string };
  children: ReactNode;
};

/**
 * Frames the pages of a signed-in member: navigation on the left (a sheet on narrow screens, without script too), one
 * h1 with its actions, content up to 1200 px (`narrow`: 720 px, for forms and settings). `current` is the address of
 * the page in the navigation.
 */
export function ConsoleFrame({
  title,
  tab = title,
  back,
  lead,
  actions,
  narrow = false,
  toast,
  words,
  children,
  ...nav
}: Props) {
  return (
    <div data-accent={nav.brand?.accent?.name} className="group/frame flex min-h-dvh flex-col lg:flex-row">
      <BrandStyle brand={nav.brand} />
      <title>{`${tab} · ${nav.workspace}`}</title>
      <a
        href="#content"
        className="sr-only rounded focus:not-sr-only focus:fixed focus:start-3 focus:top-3 focus:z-30 focus:bg-surface focus:px-3 focus:py-2"
      >
        {words.skip}
      </a>
      <header className="sticky top-0 z-3 flex min-h-13 items-center gap-3 border-b border-line bg-paper px-4 lg:hidden">
        <button
          type="button"
          popoverTarget="navigation"
          className="-ms-2 grid size-9 cursor-pointer place-items-center rounded hover:bg-sunken"
        >
          <Menu aria-hidden className="size-5" />
          <span className="sr-only">{words.menu}</span>
        </button>
        <bdi className="min-w-0 flex-1 truncate font-medium">{nav.workspace}</bdi>
      </header>
      <Popover
        id="navigation"
        className={joinClasses(
          "fixed inset-y-0 start-0 end-auto m-0 h-dvh max-h-none w-60 max-w-[85vw] overflow-y-auto border-0 border-e border-line bg-paper p-0 text-ink",
          "backdrop:bg-veil lg:sticky lg:top-0 lg:block lg:shrink-0",
        )}
      >
        <ConsoleNav {...nav} words={words} />
      </Popover>
      <div className="flex min-w-0 flex-1 flex-col px-4 sm:px-6 lg:px-10">
        <main
          id="content"
          tabIndex={-1}
          className={joinClasses("mx-auto w-full flex-1 pt-6 pb-16 lg:pt-10", narrow ? "max-w-180" : "max-w-300")}
        >
          <Toasts arrived={toast} undoLabel={words.undo} />
          {back && <div className="mb-2">{back}</div>}
          <header className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
            <div className="min-w-0">
              <ArrivalHeading className="text-28 wrap-anywhere">
                <bdi>{title}</bdi>
              </ArrivalHeading>
              {lead && <div className="mt-1 max-w-160 text-ink-soft">{lead}</div>}
            </div>
            {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
          </header>
          <div className="flex flex-col gap-6">{children}</div>
        </main>
        <SiteFooter
          className={joinClasses("mx-auto w-full border-t border-line py-4", narrow ? "max-w-180" : "max-w-300")}
        />
      </div>
    </div>
  );
}
