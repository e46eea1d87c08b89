import { inert } from "@/lib/records/mail/inert";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Letter, Paragraph } from "./letter";
import { sayTime, sayWho } from "./words";

type Change =
  | { what: "reactivated" }
  | { what: "unlocked" }
  | { what: "exemption-ended" }
  | { what: "exempted"; until: string }
  | { what: "sessions-ended"; which: "all" | "one" };

type AccountChanged = { workspace: WorkspaceRef; by: string | null; at: string; change: Change };

const titles = {
  reactivated: "Your account is active again",
  unlocked: "Your account is unlocked",
  exempted: "You are exempt for a while",
  "exemption-ended": "Your exemption has ended",
  "sessions-ended": "You were signed out",
} as const;

function sayDone(change: Change): string {
  if (change.what === "reactivated") return "reactivated your account";
  if (change.what === "unlocked") return "unlocked your account";
  if (change.what === "exempted") return "exempted you from two-factor authentication";
  if (change.what === "exemption-ended") return "ended your exemption from two-factor authentication";
  return change.which === "all" ? "signed you out on every device" : "signed you out on one of your devices";
}

function sayNow(change: Change): string {
  if (change.what === "reactivated") return "You can sign in with the password and the methods you had.";
  if (change.what === "unlocked")
    return "You can sign in with your password and your second factor. If someone may know your password, change it now.";
  if (change.what === "exempted")
    return `You are asked for no second factor until ${sayTime(change.until)}. What you have set up already is still asked for.`;
  if (change.what === "exemption-ended") return "You need not do anything now.";
  return "You can sign in again.";
}

/** Tells a member what an admin did to their account, if no other mail says it. */
export const accountChanged: Template<AccountChanged> = {
  subject: ({ workspace, change }) =>
    `${titles[change.what]} ${change.what === "sessions-ended" ? "of" : "in"} ${inert(workspace.name)}`,
  body: ({ workspace, by, at, change }) => (
    <Letter workspace={workspace.name} title={titles[change.what]} preview={sayNow(change)}>
      <Paragraph>
        {sayWho(by)} {sayDone(change)} on {sayTime(at)}. {sayNow(change)}
      </Paragraph>
      <Paragraph>If you did not expect this, ask an admin of {inert(workspace.name)}.</Paragraph>
    </Letter>
  ),
};
