import { inert } from "@/lib/records/mail/inert";
import type { Template } from "@/lib/records/mail/template";
import { Code, Letter, Paragraph } from "./letter";

/** Confirms the address of a person who creates a workspace or signs up in one. */
export const confirmAddress: Template<{ workspace: { name: string }; code: string; creates: boolean }> = {
  subject: ({ workspace }) => `Confirm your email for ${inert(workspace.name)}`,
  body: ({ workspace, code, creates }) => (
    <Letter
      workspace={workspace.name}
      title="Confirm your email"
      preview="Your code is in this mail. It works for 10 minutes."
    >
      <Paragraph>
        {creates ? "To create the workspace" : "To finish signing up"}, type this code on the page you came from. It
        works once, within 10 minutes.
      </Paragraph>
      <Code value={code} />
      <Paragraph>
        If you did not ask for it, do nothing: nothing happens without this code. Don't share this code.
      </Paragraph>
    </Letter>
  ),
};
