import { Notice } from "@/components/ui/notice";
import { showAddress } from "@/lib/ground/readable-address";
import type { Report } from "@/lib/use-cases/invitations/invite";
import type { InviteOutcome } from "@/lib/use-cases/invitations/invite-all";
import { fill } from "@/words/fill";
import { useInviteWords } from "./invite-words";

const groups = [
  "malformed",
  "member",
  "waiting",
  "deactivated",
  "closing",
  "mailbox-limit",
  "workspace-limit",
] as const;

/** Says what became of each address of a list. */
export function InviteReport({ report }: { report: Report }) {
  const { words, number, byNumber } = useInviteWords();
  const having = (outcome: InviteOutcome) => report.filter((line) => line.outcome === outcome);
  const invited = having("invited").length;
  return (
    <Notice result tone={invited > 0 ? "good" : "plain"} title={byNumber(words.sent, invited)}>
      {groups.map((outcome) => {
        const lines = having(outcome);
        if (lines.length === 0) return null;
        return (
          <div key={outcome} className="mt-2">
            <p>{byNumber(words.groups[outcome], lines.length)}</p>
            <ul className="font-mono text-13 text-ink-soft">
              {lines.slice(0, 20).map(({ address }) => (
                <li key={address}>{showAddress(address)}</li>
              ))}
              {lines.length > 20 && <li>{fill(words.more, { n: number(lines.length - 20) })}</li>}
            </ul>
          </div>
        );
      })}
    </Notice>
  );
}
