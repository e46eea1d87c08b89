import type { ReactNode } from "react";
import { readWords } from "@/components/language/read-words";
import { entry } from "@/words/entry";
import { type Status, StatusMark } from "./status-mark";

/** Shows a member's state (status-mark.tsx) with its word. */
export async function StatusBadge({ status, detail }: { status: Status; detail?: ReactNode }) {
  const { statuses } = await readWords(entry);
  return <StatusMark status={status} word={statuses[status]} detail={detail} />;
}
