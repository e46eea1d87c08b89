import { readWords } from "@/components/language/read-words";
import { Dialog } from "@/components/ui/dialog";
import { menuOf } from "@/components/ui/menu-of";
import { judgeFor, type Scope } from "@/lib/access/sessions/judge";
import { writeTicket } from "@/lib/access/sessions/return-ticket";
import { assess, hasStrongFactor } from "@/lib/rules/policy/assess";
import { assignableRoles, reaches } from "@/lib/rules/policy/permissions";
import { type FoundMember, readMember } from "@/lib/use-cases/members/read-member";
import { memberActs } from "@/words/member-acts";
import { policyChanges } from "@/words/policy-changes";
import { roles } from "@/words/roles";
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

/** Acts that are marked as dangerous. */
const dangerous: readonly SimpleAct[] = ["deactivate", "withdraw", "lock", "delete"];
/** Acts that ask for no fresh proof, because they change nothing. */
const free: readonly SimpleAct[] = ["remind"];

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
  const words = await readWords(memberActs);
  const said = words.acts[act];
  const member = await readMember(scope, memberId);
  if (!member || !reaches(scope.member, member)) return null;
  const { slug } = scope.workspace;
  if (!hasStrongFactor(scope.member)) {
    return (
      <Dialog title={said.title(member.name)} closeHref={closeHref} openerId={menuOf(memberId)}>
        <EnrolFirst slug={slug} />
      </Dialog>
    );
  }
  const here = { at: dialogOf(from, act, memberId) };
  if (!free.includes(act)) requireFresh(scope, here);
  return (
    <Dialog
      title={said.title(member.name)}
      lead={said.text(member.name)}
      closeHref={closeHref}
      openerId={menuOf(memberId)}
    >
      <ActForm
        action={acts[act].bind(null, slug, memberId, writeTicket(scope, here))}
        button={said.button}
        danger={dangerous.includes(act)}
        closeHref={closeHref}
        roles={act === "role" ? await rolesFor(scope, member) : null}
        role={member.role}
        note={act === "remind" ? await deadlineNote(scope, member) : null}
        words={{ cancel: words.cancel, role: words.role }}
      />
    </Dialog>
  );
}

async function rolesFor(scope: Scope<"members:read">, member: FoundMember) {
  const { roleChoice } = await readWords(memberActs);
  const { roleWords } = await readWords(roles);
  return assignableRoles(scope.member.role).map((role) => ({
    value: role,
    label: roleChoice(roleWords[role].name, roleWords[role].may, role === member.role),
  }));
}

async function deadlineNote({ policy }: Scope<"members:read">, member: FoundMember): Promise<string | null> {
  const now = new Date();
  const words = await readWords(memberActs);
  const { sayDay } = await readWords(policyChanges);
  const { deadline } = assess(member, policy, now);
  if (!deadline) return null;
  return deadline <= now ? words.reached : words.deadline(sayDay(deadline));
}
