import { Dialog } from "@/components/ui/dialog";
import { menuOf } from "@/components/ui/menu-of";
import { judgeFor, type Scope } from "@/lib/access/sessions/judge";
import { writeTicket } from "@/lib/access/sessions/return-ticket";
import { assess, hasStrongFactor } from "@/lib/rules/policy/assess";
import { assignableRoles, reaches } from "@/lib/rules/policy/permissions";
import { type FoundMember, readMember } from "@/lib/use-cases/members/read-member";
import { roleWords } from "@/words/en/roles";
import { requireFresh } from "../../account/confirm/require-fresh";
import { EnrolFirst } from "../enrol-first";
import { ResetAct } from "./[id]/reset/reset-act";
import { ActForm } from "./act-form";
import {
  changeMemberRole,
  deactivateMember,
  deleteForGood,
  endMemberSessions,
  inviteAgain,
  lockMember,
  mailPasswordReset,
  reactivateMember,
  remindMember,
  unlockMember,
  withdraw,
} from "./actions";
import type { ActName, SimpleAct } from "./list-query";
import { dialogOf, type From } from "./return";

type Act = {
  title: (name: string) => string;
  text: (name: string) => string;
  button: string;
  danger?: true;
  /** Asks for no fresh proof, because it changes nothing. */
  free?: true;
};

const actWords: Record<SimpleAct, Act> = {
  role: {
    title: (name) => `Change role of ${name}`,
    text: (name) => `What ${name} may do changes at once. They are told by mail.`,
    button: "Change role",
  },
  "end-sessions": {
    title: (name) => `End sessions of ${name}`,
    text: (name) => `${name} is signed out on every device and can sign in again. They are told by mail.`,
    button: "End sessions",
  },
  remind: {
    title: (name) => `Remind ${name}`,
    text: (name) => `${name} gets a mail that asks them to set up two-factor authentication, with your name in it.`,
    button: "Send reminder",
    free: true,
  },
  deactivate: {
    title: (name) => `Deactivate ${name}`,
    text: (name) =>
      `${name} is signed out on every device and can no longer sign in. They are told by mail. Nothing is deleted: you can reactivate the account later.`,
    button: "Deactivate",
    danger: true,
  },
  reactivate: {
    title: (name) => `Reactivate ${name}`,
    text: (name) => `${name} can sign in again, with the password and the methods they had. They are told by mail.`,
    button: "Reactivate",
  },
  delete: {
    title: (name) => `Delete ${name}`,
    text: (name) =>
      `The account of ${name} is deleted with its methods, sign-ins and resets. In the audit log a number takes the place of their name and address. They are told by email. You can't undo this.`,
    button: "Delete for good",
    danger: true,
  },
  lock: {
    title: (name) => `Lock account of ${name}`,
    text: (name) =>
      `${name} is signed out on every device and in every application, and their password no longer works. Their methods stay. They are told by email, and you or another admin can unlock the account.`,
    button: "Lock account",
    danger: true,
  },
  unlock: {
    title: (name) => `Unlock account of ${name}`,
    text: (name) =>
      `${name} can sign in again with the password and the methods they have. First talk to them in person or on a number you know. They are told by email.`,
    button: "Unlock account",
  },
  resend: {
    title: (name) => `Invite ${name} again`,
    text: () => "They get a new link that works for seven days. The earlier one stops working.",
    button: "Send invitation again",
  },
  withdraw: {
    title: (name) => `Withdraw the invitation of ${name}`,
    text: () => "Its link stops working, and the entry disappears from the list.",
    button: "Withdraw invitation",
    danger: true,
  },
  password: {
    title: (name) => `Send ${name} a password reset`,
    text: (name) =>
      `${name} gets a mail with a link that sets a new password. It never touches their second factor and signs nobody in.`,
    button: "Send password reset",
  },
};

const acts = {
  role: changeMemberRole,
  "end-sessions": endMemberSessions,
  remind: remindMember,
  deactivate: deactivateMember,
  reactivate: reactivateMember,
  delete: deleteForGood,
  lock: lockMember,
  unlock: unlockMember,
  resend: inviteAgain,
  withdraw,
  password: mailPasswordReset,
} satisfies Record<SimpleAct, unknown>;

type Props = { scope: Scope<"members:read">; act: ActName; memberId: string; from: From; closeHref: string };

/**
 * Asks before an act on one member. The title names the member, the text the consequence. Sensitive acts need fresh proof.
 */
export function ActDialog({ scope, act, memberId, from, closeHref }: Props) {
  if (act !== "reset")
    return <SimpleDialog scope={scope} act={act} memberId={memberId} from={from} closeHref={closeHref} />;
  const judged = judgeFor({ ...scope }, "members:reset");
  if (!judged.ok) return null;
  const at = dialogOf(from, act, memberId);
  return <ResetAct scope={judged.scope} memberId={memberId} at={at} closeHref={closeHref} />;
}

async function SimpleDialog({ scope, act, memberId, from, closeHref }: Props & { act: SimpleAct }) {
  const words = actWords[act];
  const member = await readMember(scope, memberId);
  if (!member || !reaches(scope.member, member)) return null;
  const { slug } = scope.workspace;
  if (!hasStrongFactor(scope.member)) {
    return (
      <Dialog title={words.title(member.name)} closeHref={closeHref} openerId={menuOf(memberId)}>
        <EnrolFirst slug={slug} />
      </Dialog>
    );
  }
  const here = { at: dialogOf(from, act, memberId) };
  if (!words.free) requireFresh(scope, here);
  return (
    <Dialog
      title={words.title(member.name)}
      lead={words.text(member.name)}
      closeHref={closeHref}
      openerId={menuOf(memberId)}
    >
      <ActForm
        action={acts[act].bind(null, slug, memberId, writeTicket(scope, here))}
        button={words.button}
        danger={words.danger ?? false}
        closeHref={closeHref}
        roles={act === "role" ? rolesFor(scope, member) : null}
        role={member.role}
        note={act === "remind" ? deadlineNote(scope, member) : null}
      />
    </Dialog>
  );
}

const rolesFor = (scope: Scope<"members:read">, member: FoundMember) =>
  assignableRoles(scope.member.role).map((role) => ({
    value: role,
    label: `${roleWords[role].name}: ${roleWords[role].may.toLowerCase()}${role === member.role ? " (now)" : ""}`,
  }));

function deadlineNote({ policy }: Scope<"members:read">, member: FoundMember): string | null {
  const now = new Date();
  const { deadline } = assess(member, policy, now);
  if (!deadline) return null;
  if (deadline <= now) return "The requirement has reached them: nothing else opens for them before it is set up.";
  const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(deadline);
  return `Their deadline is ${day}.`;
}
