import Link from "next/link";
import { MenuButton } from "@/components/ui/menu-button";
import { RowMenus } from "@/components/ui/row-menus";
import { Table, Td, Th } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { Scope } from "@/lib/access/sessions/judge";
import { showAddress, showName } from "@/lib/ground/readable-address";
import { routes } from "@/lib/ground/routes";
import type { MemberRow } from "@/lib/records/member-rows/member-row";
import { isActive } from "@/lib/rules/policy/active";
import { assess } from "@/lib/rules/policy/assess";
import { reaches } from "@/lib/rules/policy/permissions";
import { sayMethods, saySetUp, sayVerified } from "@/words/en/methods";
import { roleWords } from "@/words/en/roles";
import { type ListQuery, writeListQuery } from "./list-query";
import { actsOfMenus, menuActs } from "./menu-items";
import { SelectPage } from "./selection";
import { Second, Standing } from "./standing-cell";

type Props = { scope: Scope<"members:read">; rows: MemberRow[]; query: ListQuery; now: Date; selectable: boolean };

const head = ["Name", "Two-factor", "Last sign-in", "Role", "State"];

/**
 * Shows members, one row each. A menu at the row's end, and a right click on its two-factor cell, offers what can be done.
 */
export function MemberTable({ scope, rows, query, now, selectable }: Props) {
  const { slug } = scope.workspace;
  const acts = actsOfMenus(slug, (act, member) => routes.members(slug, writeListQuery({ ...query, act, member })));
  return (
    <RowMenus acts={acts}>
      <Table
        label="Members"
        head={
          <>
            {head.map((column) => (
              <Th key={column}>
                {selectable && column === "Name" && <SelectPage />}
                <span>{column}</span>
              </Th>
            ))}
            <Th className="w-12">
              <span className="sr-only">Actions</span>
            </Th>
          </>
        }
      >
        {rows.map((row) => {
          const assessment = assess(row, scope.policy, now);
          const offered = menuActs(scope, row);
          const twoFactor = (
            <>
              <span>{assessment.hasFactor ? "Enabled" : "Disabled"}</span>
              <Second>{sayMethods(row)}</Second>
            </>
          );
          return (
            <tr key={row.id}>
              <Td fill className="leading-4">
                <div className="flex items-center">
                  {selectable && <SelectRow row={row} off={!reaches(scope.member, row)} />}
                  <div className="min-w-0 flex-1">
                    <Link
                      href={routes.member(slug, row.id)}
                      prefetch={false}
                      className="block truncate rounded-sm font-medium hover:underline"
                    >
                      <bdi>{showName(row)}</bdi>
                    </Link>
                    {row.name !== row.email && <Second>{showAddress(row.email)}</Second>}
                  </div>
                </div>
              </Td>
              <Td data-menu-area={row.id} className="touch-callout-none leading-4 whitespace-nowrap">
                {twoFactor}
              </Td>
              <Td className="leading-4 whitespace-nowrap">
                {row.lastSignInAt ? (
                  <>
                    <Time at={row.lastSignInAt} form="ago" now={now} />
                    <Second>{sayVerified(row.lastSignInAmr)}</Second>
                  </>
                ) : (
                  <span className="text-ink-faint">Never</span>
                )}
              </Td>
              <Td className="whitespace-nowrap">{roleWords[row.role].name}</Td>
              <Td className="leading-4 whitespace-nowrap">
                <Standing row={row} assessment={assessment} />
                {isActive(row) && !row.suspendedAt && <Second>{saySetUp(row)}</Second>}
              </Td>
              <Td className="py-0">
                {offered.length > 0 && <MenuButton id={row.id} label={`Actions for ${showName(row)}`} acts={offered} />}
              </Td>
            </tr>
          );
        })}
      </Table>
    </RowMenus>
  );
}

function SelectRow({ row, off }: { row: MemberRow; off: boolean }) {
  if (off) return <span className="-ms-2 size-8 shrink-0" />;
  return (
    <label className="-my-2 -ms-2 grid size-8 shrink-0 cursor-pointer place-items-center">
      <span className="sr-only">Select {showName(row)}</span>
      <input type="checkbox" name="id" value={row.id} className="size-4 cursor-pointer" />
    </label>
  );
}
