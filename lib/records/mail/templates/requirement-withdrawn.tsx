import { inert } from "@/lib/records/mail/inert";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Letter, Paragraph } from "./letter";
import { sayTime, sayWho } from "./words";

type RequirementWithdrawn = {
  workspace: WorkspaceRef;
  by: string | null;
  /** When it would have started. */
  from: string;
  /** The deadline of the policy that applies instead. Null if that policy requires no method. */
  deadline: string | null;
};

/** Tells a member who got a mail about a planned requirement that it was withdrawn. */
export const requirementWithdrawn: Template<RequirementWithdrawn> = {
  subject: ({ workspace }) => `${inert(workspace.name)} took a planned two-factor requirement back`,
  body: ({ workspace, by, from, deadline }) => (
    <Letter
      workspace={workspace.name}
      title="The planned requirement was taken back"
      preview={deadline === null ? "You need not set anything up by then." : "Your earlier day holds again."}
    >
      <Paragraph>
        We told you that {inert(workspace.name)} will ask you for two-factor authentication from {sayTime(from)}.{" "}
        {sayWho(by)} took that back.
      </Paragraph>
      <Paragraph>
        {deadline === null
          ? "You need not set anything up by then. You still can: a second factor keeps others out, even those who know your password."
          : `What was asked of you before still holds: set it up by ${sayTime(deadline)}.`}
      </Paragraph>
    </Letter>
  ),
};
