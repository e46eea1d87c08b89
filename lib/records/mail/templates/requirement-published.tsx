import { routes } from "@/lib/ground/routes";
import { inert } from "@/lib/records/mail/inert";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import type { Why } from "@/lib/rules/policy/why";
import { sayAccepted, sayAsked, sayCause, sayToDo } from "@/words/en/why-enrol";
import { Action, Letter, Paragraph } from "./letter";
import { sayTime, sayWho } from "./words";

type RequirementPublished = {
  workspace: WorkspaceRef;
  by: string | null;
  /** From when the member must have an accepted method. Null means from now on. */
  from: string | null;
  /** Why they have none. Mails that were queued by an earlier version lack it. */
  why?: Why;
  /** Until when they had time before, if a requirement existed already. */
  before?: string | null;
  /** What spared this member until someone ended it: then nothing was published. */
  ended?: "exemption" | "grace";
};

const unsaid: Why = { cause: "none-enrolled", role: "member", has: [], accepted: ["totp", "passkey"] };

/** Tells a member without an accepted method that one is asked of them now, or from a date, and why. */
export const requirementPublished: Template<RequirementPublished> = {
  subject: (mail) => title(mail),
  body: (mail, link) => {
    const { workspace, by, from, why = unsaid } = mail;
    return (
      <Letter workspace={workspace.name} title={title(mail)} preview={`What to do: ${sayToDo(why)}.`}>
        <Paragraph>
          {sayWho(by)} {what(mail)} {sayCause(why, inert(workspace.name))}
        </Paragraph>
        <Paragraph>
          {from === null
            ? `The next time you sign in, ${sayToDo(why)}: nothing else opens before that.`
            : `Please ${sayToDo(why)} before then, so that nothing stops you on that day.`}{" "}
          {why.has.length > 0 ? `What you have still signs you in until then. ` : ""}
          You can use {sayAccepted(why.accepted)}. It takes about two minutes.
        </Paragraph>
        <Action label={why.has.length > 0 ? "Add it" : "Set it up"} href={link(routes.security(workspace.slug))} />
      </Letter>
    );
  },
};

const endings = {
  exemption: {
    title: "Your exemption from two-factor authentication",
    verb: "has ended",
    what: "ended your exemption",
  },
  grace: {
    title: "Your days of grace for two-factor authentication",
    verb: "have ended",
    what: "ended your days of grace",
  },
};

/** A date that moved is no new requirement. */
const moved = ({ why = unsaid, before }: RequirementPublished) => Boolean(before) && why.has.length === 0;

function title(mail: RequirementPublished): string {
  const name = inert(mail.workspace.name);
  const ended = mail.ended && endings[mail.ended];
  if (ended) return `${ended.title} in ${name} ${ended.verb}`;
  if (moved(mail)) return `The day for two-factor authentication in ${name} has changed`;
  return sayAsked(mail.why ?? unsaid, name, mail.from === null);
}

function what(mail: RequirementPublished): string {
  const { workspace, from, why = unsaid } = mail;
  const name = inert(workspace.name);
  const when = from === null ? "from now on" : `from ${sayTime(from)}`;
  if (mail.ended) return `${endings[mail.ended].what}: ${name} requires two-factor authentication of you ${when}.`;
  if (moved(mail)) return `moved the day: ${name} requires two-factor authentication ${when}.`;
  if (why.has.length > 0) return `changed which methods ${name} accepts. It asks you for another one ${when}.`;
  return `decided that ${name} requires two-factor authentication ${when}.`;
}
