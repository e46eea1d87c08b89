import { Notice } from "@/components/ui/notice";
import { showAddress } from "@/lib/ground/readable-address";
import type { Report } from "@/lib/use-cases/invitations/invite";
import type { InviteOutcome } from "@/lib/use-cases/invitations/invite-all";

const groups: { outcome: Exclude<InviteOutcome, "invited">; title: (said: string, n: number) => string }[] = [
  {
    outcome: "malformed",
    title: (_, n) =>
      n === 1
        ? "1 entry is not an email address. Correct it below."
        : `${n} entries are not email addresses. Correct them below.`,
  },
  { outcome: "member", title: (n) => `${n} has an account here already.` },
  { outcome: "waiting", title: (n) => `${n} was invited before. Send the invitation again from the members table.` },
  { outcome: "deactivated", title: (n) => `${n} has a deactivated account. Reactivate it instead.` },
  { outcome: "mailbox-limit", title: (n) => `${n} was invited three times within a day. Try again tomorrow.` },
  {
    outcome: "workspace-limit",
    title: (n) => `Not sent to ${n}: this workspace has used up its invitations for the day. Send them tomorrow.`,
  },
];

const said = (n: number) => (n === 1 ? "1 address" : `${n} addresses`);

/** Says what became of each address of a list. */
export function InviteReport({ report }: { report: Report }) {
  const having = (outcome: InviteOutcome) => report.filter((line) => line.outcome === outcome);
  const invited = having("invited").length;
  return (
    <Notice
      result
      tone={invited > 0 ? "good" : "plain"}
      title={`${invited === 1 ? "1 invitation" : `${invited} invitations`} sent`}
    >
      {groups.map(({ outcome, title }) => {
        const lines = having(outcome);
        if (lines.length === 0) return null;
        return (
          <div key={outcome} className="mt-2">
            <p>{title(said(lines.length), lines.length)}</p>
            <ul className="font-mono text-13 text-ink-soft">
              {lines.slice(0, 20).map(({ address }) => (
                <li key={address}>{showAddress(address)}</li>
              ))}
              {lines.length > 20 && <li>and {lines.length - 20} more</li>}
            </ul>
          </div>
        );
      })}
    </Notice>
  );
}
