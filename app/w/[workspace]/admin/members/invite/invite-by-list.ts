import { readLanguage, readWords } from "@/components/language/read-words";
import type { Scope } from "@/lib/access/sessions/judge";
import type { Columns } from "@/lib/ground/lists/choose-columns";
import { assignableRoles } from "@/lib/rules/policy/permissions";
import type { RoleName } from "@/lib/rules/policy/settings";
import { addressesAtMost } from "@/lib/use-cases/invitations/invite";
import type { InviteOutcome } from "@/lib/use-cases/invitations/invite-all";
import { invitePeople, linesAtMost } from "@/lib/use-cases/invitations/invite-people";
import { lookAhead, lookedAtMost } from "@/lib/use-cases/invitations/look-ahead";
import { fill } from "@/words/fill";
import { invite } from "@/words/invite";
import { memberRefusals } from "@/words/refusals/members";
import { say } from "@/words/sentences";
import { type ColumnFields, readColumns, writeColumns } from "./columns";
import type { InviteState } from "./invite-state";
import type { SaidLine } from "./line-words";
import { previewList } from "./preview-list";

type Sent = ColumnFields & { list: string; role: RoleName; shown: string; again: string };

/** Shows what a list holds that came without script, as its columns are understood. */
export async function showList(scope: Scope<"members:invite">, text: string, field: string): Promise<InviteState> {
  const read = await previewOf(scope, text);
  return "sentence" in read ? { fieldErrors: { [field]: read.sentence } } : { preview: { ...read.preview, text } };
}

/**
 * Invites the people of a list whose preview was just shown without script: its text came back, and is read and judged again. Where other
 * columns were chosen than those shown, it is shown again instead.
 */
export async function inviteByList(scope: Scope<"members:invite">, sent: Sent): Promise<InviteState> {
  const { list: text, role, shown, again } = sent;
  const columns = readColumns(sent);
  const read = await previewOf(scope, text, columns);
  if ("sentence" in read) return { message: read.sentence };
  const preview = { ...read.preview, text };
  if (columns.address === null)
    return { preview, fieldErrors: { addressColumn: (await readWords(invite)).preview.chooseAddress } };
  if (again || shown !== writeShown(sent)) return { preview };
  const lines: SaidLine[] = [...read.preview.passed];
  for (let at = 0; at < read.people.length; at += linesAtMost) {
    const result = await invitePeople(scope, { people: read.people.slice(at, at + linesAtMost), role });
    if (!result.ok) {
      const refusals = (await readWords(memberRefusals)).invitations(addressesAtMost);
      return { message: say(refusals, result), ...(at === 0 ? { preview } : { lines }) };
    }
    lines.push(...result.report);
  }
  return { lines: lines.sort((a, b) => a.line - b.line) };
}

/** Writes chosen columns as one text, so that a form can say which ones its preview showed. */
export function writeShown(fields: ColumnFields): string {
  const { addressColumn, nameColumn, surnameColumn, roleColumn } = writeColumns(readColumns(fields));
  return [addressColumn, nameColumn, surnameColumn, roleColumn].join(" ");
}

/** So long that it fits twice in a form: as its text, and in the state that React keeps there. */
const longestPosted = 300_000;

async function previewOf(scope: Scope<"members:invite">, text: string, columns?: Columns) {
  const language = await readLanguage();
  const words = invite[language];
  const tooLong = fill(words.lists["too-long"], { most: addressesAtMost.toLocaleString(language) });
  if (text.length > longestPosted) return { sentence: tooLong };
  const read = await previewList(
    text,
    { roles: assignableRoles(scope.member.role), columns, words },
    async (addresses) => {
      const found: InviteOutcome[] = [];
      for (let at = 0; at < addresses.length; at += lookedAtMost)
        found.push(...(await lookAhead(scope, addresses.slice(at, at + lookedAtMost))));
      return found;
    },
  );
  const lines = "people" in read ? read.people.length + read.preview.passed.length : 0;
  return lines > addressesAtMost ? { sentence: tooLong } : read;
}
