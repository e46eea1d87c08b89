import type { FormState } from "@/components/form-state";
import type { Report } from "@/lib/use-cases/invitations/invite";
import type { SaidLine } from "./line-words";

/** Where to give fresh proof, if that is what is missing: in another tab, so that what was typed stays. */
export type ToConfirm = { confirmHref?: string };

/** What became of each address of the last list, or of each line of the last file. */
export type InviteState = FormState & ToConfirm & { report?: Report; lines?: SaidLine[] };

/** What became of the lines of one slice, or why it was rejected. */
export type SliceAnswer = { report: SaidLine[] } | (ToConfirm & { sentence: string });
