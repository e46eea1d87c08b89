import { Notice } from "@/components/ui/notice";
import type { Scope } from "@/lib/access/sessions/judge";
import { readMember } from "@/lib/use-cases/members/read-member";
import type { ActName } from "./list-query";

const sentences: Record<ActName, (name: string) => string> = {
  role: (name) => `The role of ${name} is changed.`,
  "end-sessions": (name) => `${name} is signed out on every device.`,
  remind: (name) => `A reminder is on its way to ${name}.`,
  deactivate: (name) => `${name} is deactivated and signed out on every device.`,
  reactivate: (name) => `${name} can sign in again.`,
  resend: (name) => `A new invitation is on its way to ${name}. The earlier link no longer works.`,
  withdraw: () => "The invitation is withdrawn.",
  password: (name) => `A link to set a new password is on its way to ${name}.`,
};

type Props = { scope: Scope<"members:read">; act: ActName; memberId: string | null };

/** Says what an act did, above the page that the admin returns to. */
export async function Done({ scope, act, memberId }: Props) {
  const member = memberId ? await readMember(scope, memberId) : null;
  return <Notice>{sentences[act](member?.name ?? "the member")}</Notice>;
}
