import { ChevronsUpDown } from "lucide-react";
import Link from "next/link";
import { Mark } from "./logo";
import { Popover } from "./ui/popover";

export type NavLink = { label: string; href: string; count?: number | string };

export type ConsoleNavProps = {
  workspace: string;
  workspaceHref: string;
  member: { name: string; email?: string };
  securityHref: string;
  signOut: (form: FormData) => Promise<void>;
  admin?: readonly NavLink[];
  current: string;
};

/** Leads through a workspace: its home, "Admin" for those who may, and the member's own menu at the foot. */
export function ConsoleNav({
  workspace,
  workspaceHref,
  member,
  securityHref,
  signOut,
  admin,
  current,
}: ConsoleNavProps) {
  const overview = admin?.[0];
  return (
    <nav aria-label="Workspace" className="flex min-h-full flex-col gap-6 p-3">
      <Link
        href={workspaceHref}
        prefetch={false}
        className="flex items-center gap-2.5 rounded px-2.5 pt-3 pb-1 font-medium"
      >
        <Mark />
        <bdi className="line-clamp-2 min-w-0 wrap-anywhere">{workspace}</bdi>
      </Link>
      <ul className="flex flex-col gap-0.5">
        <Entry label="Home" href={workspaceHref} current={current} />
      </ul>
      {admin && overview && (
        <div className="flex flex-col gap-1">
          <Link
            href={overview.href}
            prefetch={false}
            className="rounded-sm px-2.5 text-13 text-ink-faint hover:text-ink"
          >
            Admin
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
          <Link
            href={securityHref}
            prefetch={false}
            className="flex min-h-8 items-center rounded-sm px-2.5 hover:bg-sunken"
          >
            Security
          </Link>
          <form action={signOut}>
            <button
              type="submit"
              className="flex min-h-8 w-full cursor-pointer items-center rounded-sm px-2.5 text-start hover:bg-sunken"
            >
              Sign out
            </button>
          </form>
        </Popover>
      </div>
    </nav>
  );
}

function Entry({ label, href, count, current }: NavLink & { current: string }) {
  return (
    <li>
      <Link
        href={href}
        prefetch={false}
        aria-current={href === current ? "page" : undefined}
        className="flex min-h-8 items-center justify-between gap-2 rounded px-2.5 text-ink-soft hover:bg-sunken hover:text-ink aria-[current]:bg-sunken aria-[current]:font-medium aria-[current]:text-ink"
      >
        {label}
        {count !== undefined && (
          <span aria-hidden className="text-13 text-ink-faint tabular-nums">
            {count}
          </span>
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
