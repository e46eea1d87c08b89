import { EntryFrame } from "@/components/entry-frame";
import { env } from "@/lib/ground/env";
import { minimumLength } from "@/lib/methods/passwords/rules";
import { createWorkspace } from "./actions";
import { NewForm } from "./new-form";

export default function NewPage() {
  return (
    <EntryFrame
      title="Create a workspace"
      lead="Two-factor authentication is required from the first minute, starting with you. Have your phone at hand."
    >
      <NewForm action={createWorkspace} host={env().appUrl.host} least={minimumLength(true)} />
    </EntryFrame>
  );
}
