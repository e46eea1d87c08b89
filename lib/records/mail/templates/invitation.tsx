import { routes } from "@/lib/ground/routes";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import type { MethodKind, RoleName } from "@/lib/rules/policy/settings";
import { Action, Letter, Paragraph } from "./letter";

/** What the workspace requires of the invited person, as its policy stands when the mail is queued. */
export type InvitationRequirement =
  | { kind: "now" }
  | { kind: "by"; date: string }
  | { kind: "grace"; days: number }
  | { kind: "encouraged" }
  | { kind: "off" };

type Invitation = {
  workspace: WorkspaceRef;
  /** Null means the operator. */
  inviter: string | null;
  role: RoleName;
  requirement: InvitationRequirement;
  methods: MethodKind[];
  token: string;
  expiresAt: string;
};

/** Invites a person, and names before the first click what the workspace requires and what to have ready. */
export const invitation: Template<Invitation> = {
  subject: ({ workspace, inviter }, { words, name }) =>
    words.invitation.subject(inviter === null ? null : name(inviter), name(workspace.name)),
  body: ({ workspace, inviter, role, requirement, methods, token, expiresAt }, voice, link) => {
    const { invitation: said } = voice.words;
    const name = voice.name(workspace.name);
    const by = inviter === null ? null : voice.name(inviter);
    const required = said.required(
      requirement.kind === "by" ? { kind: "by", time: voice.time(requirement.date) } : requirement,
      name,
    );
    return (
      <Letter voice={voice} workspace={workspace.name} title={said.join(name)} preview={required}>
        <Paragraph>{said.invited(by, name, role)}</Paragraph>
        <Paragraph>{required}</Paragraph>
        {requirement.kind !== "off" && <Paragraph>{said.ready(methods)}</Paragraph>}
        <Action voice={voice} label={said.join(name)} href={link(routes.invitation(token))} />
        <Paragraph>{said.link(voice.time(expiresAt))}</Paragraph>
      </Letter>
    );
  },
};
