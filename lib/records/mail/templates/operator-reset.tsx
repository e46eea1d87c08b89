import { routes } from "@/lib/ground/routes";
import { inert, plain } from "@/lib/records/mail/inert";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Action, Letter, Paragraph } from "./letter";
import { sayTime } from "./words";

type OperatorReset = {
  workspace: WorkspaceRef;
  member: { name: string; email: string };
  reason: string;
  identityCheck: string;
  at: string;
};

/** Tells every owner that the operator reset a member of their workspace. */
export const operatorReset: Template<OperatorReset> = {
  subject: ({ workspace, member }) =>
    `The operator reset two-factor for ${inert(member.name)} in ${inert(workspace.name)}`,
  body: ({ workspace, member, reason, identityCheck, at }, link) => (
    <Letter
      workspace={workspace.name}
      title={`The operator reset two-factor for ${inert(member.name)}`}
      preview="The operator did this from the command line."
    >
      <Paragraph>
        The operator of this installation reset two-factor authentication for {inert(member.name)} (
        {plain(member.email, 320)}) on {sayTime(at)}. Old methods of that account are switched off, and it has to set up
        a new one.
      </Paragraph>
      <Paragraph>The reason given: “{inert(reason, 300)}”</Paragraph>
      <Paragraph>How the identity was checked: “{inert(identityCheck, 300)}”</Paragraph>
      <Paragraph>It stands in the audit log. If nobody asked for it, cancel it and speak to the operator.</Paragraph>
      <Action label="Open resets" href={link(routes.resets(workspace.slug))} />
    </Letter>
  ),
};
