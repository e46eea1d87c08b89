"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { MenuButton } from "@/components/ui/menu-button";
import { SecondLine } from "@/components/ui/second-line";
import { type Status, StatusMark } from "@/components/ui/status-mark";
import { Time } from "@/components/ui/time";
import { RowCell } from "../row-table";

/** What a row says of a member, in the reader's words. */
export type ShownMember = {
  id: string;
  href: string;
  name: string;
  /** Null where it is the name already. */
  email: string | null;
  /** What the row's checkbox is called; null where the reader may not act on this member. */
  selects: string | null;
  factor: string;
  methods: string;
  signedInAt: Date | null;
  verified: string;
  role: string;
  state: Status;
  stateWord: string;
  until: ReactNode;
  acts: readonly string[];
  actions: string;
};

type Props = { rows: ShownMember[]; now: Date; selectable: boolean; onward: string };

/**
 * The rows of the table of members. It takes what they say and no markup: the server then writes each row once, and not also as an
 * answer to the browser's script.
 */
export function MemberRows({ rows, now, selectable, onward }: Props) {
  return rows.map((row) => (
    <tr key={row.id}>
      <RowCell part="name">
        {selectable && <SelectRow id={row.id} label={row.selects} onward={onward} />}
        <span className="block min-w-0 flex-1">
          <Link
            href={row.href}
            prefetch={false}
            className="-my-1 block truncate rounded-sm py-1 font-medium hover:underline"
          >
            <bdi>{row.name}</bdi>
          </Link>
          {row.email && (
            <span className="block max-lg:hidden">
              <SecondLine>{row.email}</SecondLine>
            </span>
          )}
        </span>
      </RowCell>
      <RowCell part="detail" {...(row.acts.length > 0 ? { menu: row.id } : {})}>
        <span className="max-lg:sr-only">{row.factor}</span>
        <SecondLine>{row.methods}</SecondLine>
      </RowCell>
      <RowCell part="more">
        {row.signedInAt ? (
          <>
            <Time at={row.signedInAt} form="ago" now={now} />
            <span className="max-lg:hidden">
              <SecondLine>{row.verified}</SecondLine>
            </span>
          </>
        ) : (
          <span className="text-ink-faint">{row.verified}</span>
        )}
      </RowCell>
      <RowCell part="more">{row.role}</RowCell>
      <RowCell part="state">
        <span className="flex lg:max-xl:max-w-32 lg:max-xl:[&_span]:whitespace-normal">
          <StatusMark status={row.state} word={row.stateWord} detail={row.until} />
        </span>
      </RowCell>
      <RowCell part="menu">
        {row.acts.length > 0 && <MenuButton id={row.id} label={row.actions} acts={row.acts} />}
      </RowCell>
    </tr>
  ));
}

type SelectProps = { id: string; label: string | null; onward: string };

/** Selects a row. Once it is, the next Tab stop leads to the bar of what can be done. */
function SelectRow({ id, label, onward }: SelectProps) {
  if (label === null) return <span className="-my-2 -ms-2 size-8 shrink-0" />;
  return (
    <>
      <label className="peer -my-2 -ms-2 grid size-8 shrink-0 cursor-pointer place-items-center">
        <span className="sr-only">{label}</span>
        <input type="checkbox" name="id" value={id} className="size-4 cursor-pointer" />
      </label>
      <a
        href="#selection"
        className="hidden rounded bg-surface px-2 py-1 peer-has-[:checked]:sr-only peer-has-[:checked]:block peer-has-[:checked]:focus:not-sr-only peer-has-[:checked]:focus:absolute peer-has-[:checked]:focus:z-2"
      >
        {onward}
      </a>
    </>
  );
}
