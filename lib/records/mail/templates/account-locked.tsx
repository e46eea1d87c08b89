import { routes } from "@/lib/ground/routes";
import { inert } from "@/lib/records/mail/inert";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Action, Letter, Paragraph } from "./letter";
import { sayTime } from "./words";

type AccountLocked = {
  workspace: WorkspaceRef;
  /** The admin who locked it. Null: the member, by "This wasn't me". */
  by: string | null;
  at: string;
  unlocks: "admin" | "password";
};

/** Tells a member that their account was locked, and what unlocks it. */
export const accountLocked: Template<AccountLocked> = {
  subject: ({ workspace }) => `Your account in ${inert(workspace.name)} is locked`,
  body: ({ workspace, by, at, unlocks }, link) => (
    <Letter workspace={workspace.name} title="Your account is locked" preview="Every device is signed out.">
      <Paragraph>
        {by === null ? "You reported something that wasn't you" : `${inert(by)} locked your account`} on {sayTime(at)}.
        Every device is signed out and your password no longer works. Your two-factor methods stay as they are.
      </Paragraph>
      {unlocks === "admin" ? (
        <Paragraph>
          Tell an admin of {inert(workspace.name)} when it is safe again. They can unlock your account. If someone may
          know your password, change it right after.
        </Paragraph>
      ) : (
        <>
          <Paragraph>
            You are the only owner, so a new password unlocks it. We sent you a link for that in another email. You sign
            in with the new password and your second factor.
          </Paragraph>
          <Action label="Get another link" href={link(routes.forgotPassword(workspace.slug))} />
        </>
      )}
    </Letter>
  ),
};
