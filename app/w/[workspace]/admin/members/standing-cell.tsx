import type { ReactNode } from "react";
import { StatusBadge } from "@/components/ui/status-badge";
import { Time } from "@/components/ui/time";
import type { Assessment } from "@/lib/rules/policy/assess";

/** The second, quieter line of a cell. */
export function Second({ children }: { children: ReactNode }) {
  return children ? <span className="block truncate text-13 leading-4 text-ink-faint">{children}</span> : null;
}

type Props = { row: { exemptUntil: Date | null }; assessment: Assessment; word?: string; until?: string };

/** Shows a member's state with the date that it depends on. */
export function Standing({ row, assessment: { state, deadline }, word, until: before = "until" }: Props) {
  const until = state === "in-grace" ? deadline : state === "exempt" ? row.exemptUntil : null;
  return (
    <span className="flex">
      <StatusBadge
        status={state}
        {...(word ? { word } : {})}
        detail={
          until && (
            <>
              {before} <Time at={until} form="date" />
            </>
          )
        }
      />
    </span>
  );
}
