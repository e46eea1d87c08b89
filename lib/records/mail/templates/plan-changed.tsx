import { routes } from "@/lib/ground/routes";
import { inert } from "@/lib/records/mail/inert";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Letter, Page, Paragraph } from "./letter";
import { sayTime } from "./words";

type PlanName = "business" | "enterprise";

/** Tells owners that the operator changed their plan and what it does to the requirement. */
export const planChanged: Template<{ workspace: WorkspaceRef; from: PlanName; to: PlanName; at: string }> = {
  subject: ({ workspace, to }) => `${inert(workspace.name)} is now on the plan ${to}`,
  body: ({ workspace, from, to, at }, link) => (
    <Letter
      workspace={workspace.name}
      title={`Your plan is now ${to}`}
      preview={
        to === "business"
          ? "The requirement pauses; nothing was removed."
          : "You can require two-factor authentication."
      }
    >
      <Paragraph>
        The operator changed the plan of {inert(workspace.name)} from {from} to {to} on {sayTime(at)}.
      </Paragraph>
      <Paragraph>
        {to === "business"
          ? "A workspace on this plan can't require two-factor authentication. If yours did, the requirement pauses and members are encouraged instead. Nothing was removed: every method keeps working."
          : "You can require two-factor authentication. A requirement that was paused is in force again."}
      </Paragraph>
      <Paragraph>
        See what applies now: <Page href={link(routes.policy(workspace.slug))}>Policy</Page>
      </Paragraph>
    </Letter>
  ),
};
