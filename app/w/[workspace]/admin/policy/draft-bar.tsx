import { Time } from "@/components/ui/time";
import type { PolicyPage } from "@/lib/use-cases/policy-admin/open-policy-page";
import { PolicyButton } from "./policy-form";

/** Stays in sight while the settings scroll. Says who made the draft, and what can be done with it. */
export function DraftBar({ versions: { draft, draftBy }, now }: { versions: PolicyPage; now: Date }) {
  return (
    <div className="sticky bottom-0 z-2 -mx-1 flex flex-wrap items-center justify-between gap-x-4 gap-y-3 rounded border border-line bg-surface px-4 py-3 shadow-lift">
      <p className="min-w-0 flex-1 basis-48 text-13 text-ink-soft">
        {draft ? (
          <>
            Draft saved by <bdi>{draftBy ?? "somebody who left"}</bdi>,{" "}
            <Time at={draft.updatedAt} form="ago" now={now} />. Nothing of it is in force.
          </>
        ) : (
          "These settings are in force. A change is a draft until you publish it."
        )}
      </p>
      <div className="flex flex-wrap gap-2">
        <PolicyButton does="rehearse" tone={draft ? "secondary" : "primary"}>
          Rehearse
        </PolicyButton>
        <PolicyButton does="publish" tone={draft ? "primary" : "secondary"}>
          Publish
        </PolicyButton>
        {draft && (
          <PolicyButton does="discard" tone="quiet">
            Discard draft
          </PolicyButton>
        )}
      </div>
    </div>
  );
}
