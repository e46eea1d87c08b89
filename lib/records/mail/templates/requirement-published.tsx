import { routes } from "@/lib/ground/routes";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import type { Why } from "@/lib/rules/policy/why";
import { Action, Letter, Paragraph } from "./letter";
import type { Voice } from "./voice";

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

/** A date that moved is no new requirement. */
const hasMoved = ({ why = unsaid, before }: RequirementPublished) => Boolean(before) && why.has.length === 0;

function sayTitle(mail: RequirementPublished, { words, name }: Voice): string {
  const { requirementPublished: said } = words;
  const workspace = name(mail.workspace.name);
  if (mail.ended) return said.ended(mail.ended, workspace);
  if (hasMoved(mail)) return said.moved(workspace);
  return said.asked(mail.why ?? unsaid, workspace, mail.from === null);
}

function sayWhat(mail: RequirementPublished, { words, name, who, time }: Voice): string {
  const { requirementPublished: said } = words;
  const { by, why = unsaid } = mail;
  const workspace = name(mail.workspace.name);
  const from = mail.from === null ? null : time(mail.from);
  if (mail.ended) return said.whatEnded(who(by), mail.ended, workspace, why, from);
  return (hasMoved(mail) ? said.whatMoved : said.whatAsked)(who(by), workspace, why, from);
}

/** Tells a member without an accepted method that one is asked of them now, or from a date, and why. */
export const requirementPublished: Template<RequirementPublished> = {
  subject: sayTitle,
  body: (mail, voice, link) => {
    const { workspace, from, why = unsaid } = mail;
    const { requirementPublished: said } = voice.words;
    return (
      <Letter voice={voice} workspace={workspace.name} title={sayTitle(mail, voice)} preview={said.preview(why)}>
        <Paragraph>{sayWhat(mail, voice)}</Paragraph>
        <Paragraph>{said.todo(why, from === null)}</Paragraph>
        <Action voice={voice} label={said.action(why)} href={link(routes.security(workspace.slug))} />
      </Letter>
    );
  },
};
