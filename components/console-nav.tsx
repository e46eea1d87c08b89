import { ChevronsUpDown } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { type BrandLinks, BrandMark } from "./brand";
import { Popover } from "./ui/popover";

/** An entry of the navigation. `waiting` says how much waits there, and `count` shows it: "Resets, 2 waiting". */
export type NavLink = { label: string; href: string; waiting?: { count: string; text: string } };

export type ConsoleNavProps = {
  workspace: string;
  workspaceHref: string;
  brand?: BrandLinks;
  member: { name: string; email?: string };
  signOut: (form: FormData) => Promise<void>;
  /** What every member opens: the home and what is theirs. */
  own: readonly NavLink[];
  /** What those who manage the workspace open. */
  admin: readonly NavLink[];
  current: string;
  /** Goes to any page, member or application. */
  palette: ReactNode;
  words: { label: string; admin: string; signOut: string };
};

/** Leads through a workspace: what is the member's own, "Admin" for those who may, and the member's menu at the foot. */
export function ConsoleNav({
  workspace,
  workspaceHref,
  brand,
  member,
  signOut,
  own,
  admin,
  current,
  palette,
  words,
}: ConsoleNavProps) {
  const [overview] = admin;
  return (
    <nav aria-label={words.label} className="flex min-h-full flex-col gap-6 p-3">
      <Link
        href={workspaceHref}
        prefetch={false}
        className="flex items-center gap-2.5 rounded px-2.5 pt-3 pb-1 font-medium"
      >
        <BrandMark brand={brand} />
        <bdi className="line-clamp-2 min-w-0 wrap-anywhere">{workspace}</bdi>
      </Link>
      {palette}
      <ul className="flex flex-col gap-0.5">
        {own.map((link) => (
          <Entry key={link.href} {...link} current={current} />
        ))}
      </ul>
      {overview && (
        <div className="flex flex-col gap-1">
          <Link
            href={overview.href}
            prefetch={false}
            className="rounded-sm px-2.5 text-13 text-ink-faint hover:text-ink"
          >
            {words.admin}
          </Link>
          <ul className="flex flex-col gap-0.5">
            {admin.map((link) => (
              <Entry key={link.href} {...link} current={current} />
            ))}
          </ul>
        </div>
      )}
      <div className="mt-auto">
        <button
          type="button"
          popoverTarget="member-menu"
          className="flex w-full cursor-pointer items-center gap-2.5 rounded px-2.5 py-2 text-start hover:bg-sunken"
        >
          <Initial name={member.name} />
          <bdi className="line-clamp-2 min-w-0 flex-1 wrap-anywhere">{member.name}</bdi>
          <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-ink-faint" />
        </button>
        <Popover
          id="member-menu"
          className="fixed inset-auto start-3 bottom-16 m-0 w-54 rounded border border-line bg-surface p-1 text-ink shadow-lift open:animate-rise"
        >
          {member.email && <p className="px-2.5 pt-1 pb-2 text-13 wrap-anywhere text-ink-faint">{member.email}</p>}
          <form action={signOut}>
            <button
              type="submit"
              className="flex min-h-8 w-full cursor-pointer items-center rounded-sm px-2.5 text-start hover:bg-sunken"
            >
              {words.signOut}
            </button>
          </form>
        </Popover>
      </div>
    </nav>
  );
}

function Entry({ label, href, waiting, current }: NavLink & { current: string }) {
  return (
    <li>
      <Link
        href={href}
        prefetch={false}
        aria-label={waiting ? `${label}, ${waiting.text}` : undefined}
        aria-current={href === current ? "page" : undefined}
        className="flex min-h-8 items-center justify-between gap-2 rounded px-2.5 text-ink-soft hover:bg-sunken hover:text-ink aria-[current]:bg-sunken aria-[current]:font-medium aria-[current]:text-ink"
      >
        <span>{label}</span>
        {waiting && (
          <span
            aria-hidden
            data-count={waiting.count}
            className="min-w-5 rounded-full bg-ink px-1.5 text-center text-13 font-medium text-paper tabular-nums after:content-[attr(data-count)] forced-colors:border"
          />
        )}
      </Link>
    </li>
  );
}

function Initial({ name }: { name: string }) {
  const first = [...name.trim()][0] ?? "·";
  return (
    <span aria-hidden className="grid size-6 shrink-0 place-items-center rounded-full bg-line text-13 text-ink-soft">
      {first.toLocaleUpperCase()}
    </span>
  );
}
