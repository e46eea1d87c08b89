import type { Reminder } from "../reminder";

/** Names the task that reminds everybody of one deadline at one threshold. */
export const remindSubject = ({ deadline, threshold }: Reminder) => `${deadline.toISOString()}/${threshold}`;
