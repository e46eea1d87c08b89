import type { Tx } from "@/lib/ground/db";

/**
 * Does the next part of a task, from behind the cursor on, and answers where it stopped; null: it is done. All it writes is in the
 * transaction that moves the cursor, so that a process which dies repeats nothing and leaves nothing out.
 */
export type Step = (tx: Tx, subject: string, cursor: string | null, now: Date) => Promise<string | null>;
