import type { FormState } from "@/components/form-state";
import type { Columns } from "@/lib/ground/lists/choose-columns";
import type { ListReading } from "@/lib/ground/lists/read-list";
import type { Report } from "@/lib/use-cases/invitations/invite";
import type { SaidLine } from "./line-words";

/** Where to give fresh proof, if that is what is missing: in another tab, so that what was typed stays. */
export type ToConfirm = { confirmHref?: string };

/** What a list holds, before anything is sent: how many are invited, and which lines are passed over. */
export type ListPreview = Pick<ListReading, "headings" | "competing" | "sample"> & {
  columns: Columns;
  count: number;
  passed: SaidLine[];
};

/**
 * What became of each address of the last list, or of each line of the last file; or a list to be looked at first, with its text
 * where no script keeps it.
 */
export type InviteState = FormState &
  ToConfirm & { report?: Report; lines?: SaidLine[]; preview?: ListPreview & { text: string } };

/** What became of the lines of one slice, or why it was rejected. */
export type SliceAnswer = { report: SaidLine[] } | (ToConfirm & { sentence: string });
