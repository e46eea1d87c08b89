import { routes } from "@/lib/ground/routes";
import { inert } from "@/lib/records/mail/inert";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import type { MethodKind, RoleName } from "@/lib/rules/policy/settings";
import { roleWords } from "@/words/en/roles";
import { Action, Letter, Paragraph } from "./letter";
import { sayTime } from "./words";

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
  subject: ({ workspace, inviter }) =>
    inviter === null
      ? `You are invited to join ${inert(workspace.name)}`
      : `${inert(inviter)} invited you to join ${inert(workspace.name)}`,
  body: ({ workspace, inviter, role, requirement, methods, token, expiresAt }, link) => {
    const name = inert(workspace.name);
    return (
      <Letter workspace={workspace.name} title={`Join ${name}`} preview={sayRequirement(requirement, name)}>
        <Paragraph>
          {inviter === null ? "You are invited" : `${inert(inviter)} invited you`} to join {name} as{" "}
          {roleWords[role].one}.
        </Paragraph>
        <Paragraph>{sayRequirement(requirement, name)}</Paragraph>
        {requirement.kind !== "off" && <Paragraph>{sayAtHand(methods)}</Paragraph>}
        <Action label={`Join ${name}`} href={link(routes.invitation(token))} />
        <Paragraph>
          The link is for you alone, works once, and is valid until {sayTime(expiresAt)}. If you don't know who sent it,
          do nothing.
        </Paragraph>
      </Letter>
    );
  },
};

function sayRequirement(requirement: InvitationRequirement, name: string): string {
  switch (requirement.kind) {
    case "now":
      return `${name} requires two-factor authentication. You set it up while you join; it takes about two minutes.`;
    case "by":
      return `${name} requires two-factor authentication from ${sayTime(requirement.date)}. You can set it up while you join.`;
    case "grace":
      return `${name} requires two-factor authentication within ${requirement.days === 1 ? "1 day" : `${requirement.days} days`} of joining. You can set it up at once; it takes about two minutes.`;
    case "encouraged":
      return `${name} recommends two-factor authentication. You can set it up after you join; it takes about two minutes.`;
    case "off":
      return "You choose a password when you join.";
  }
}

function sayAtHand(methods: MethodKind[]): string {
  const things = [
    ...(methods.includes("totp") ? ["your phone with an authenticator app"] : []),
    ...(methods.includes("passkey") ? ["a security key", "a device with Face ID, Touch ID or Windows Hello"] : []),
    ...(methods.includes("email") ? ["this mailbox"] : []),
  ];
  return `You'll need one of these: ${things.join("; ")}. You'll also save recovery codes, so have a password manager or paper ready.`;
}
