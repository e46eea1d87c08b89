import type { Scope } from "@/lib/access/sessions/judge";
import type { RoleName } from "@/lib/rules/policy/settings";
import { addressesAtMost } from "@/lib/use-cases/invitations/invite";
import { invitePeople, linesAtMost } from "@/lib/use-cases/invitations/invite-people";
import { invitations } from "@/words/en/refusals/members";
import { say } from "@/words/sentences";
import type { InviteState } from "./invite-state";
import type { SaidLine } from "./line-words";
import { readPeople } from "./read-people";

type Sent = { addresses: string; file: string; role: RoleName };

const refusals = invitations(addressesAtMost);

/**
 * Invites the people of a file that came in one request, a slice at a time. What was done stays done if a later slice is
 * rejected.
 */
export async function inviteFromFile(
  scope: Scope<"members:invite">,
  { addresses, file, role }: Sent,
): Promise<InviteState> {
  const wrong = (sentence: string) => ({ fieldErrors: { file: sentence } });
  if (addresses) return wrong("You pasted addresses as well. Send one or the other.");
  const { people, repeated } = readPeople(file);
  if (people.length === 0) return wrong("There are no lines in this file.");
  if (people.length > addressesAtMost)
    return wrong(`Without scripts a file can have at most ${addressesAtMost.toLocaleString("en")} lines. Split it.`);
  const lines: SaidLine[] = repeated.map(({ line, address, first }) => ({ line, address, outcome: "repeated", first }));
  for (let at = 0; at < people.length; at += linesAtMost) {
    const result = await invitePeople(scope, { people: people.slice(at, at + linesAtMost), role });
    if (!result.ok && result.reason === "role") return { fieldErrors: { role: say(refusals, result) }, lines };
    if (!result.ok) return { message: say(refusals, result), lines };
    lines.push(...result.report);
  }
  return { lines: lines.sort((a, b) => a.line - b.line) };
}
