import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Letter, Paragraph } from "./letter";
import type { Voice } from "./voice";

type Change =
  | { what: "reactivated" }
  | { what: "unlocked" }
  | { what: "unlocked" }
  | { what: "exemption-ended" }
  | { what: "exempted"; until: string }
  | { what: "sessions-ended"; which: "all" | "one" };

type AccountChanged = { workspace: WorkspaceRef; by: string | null; at: string; change: Change };

function sayDone({ by, at, change }: AccountChanged, { words, who, time }: Voice): string {
  const { accountChanged: said } = words;
  const say = change.what === "sessions-ended" ? said[change.what][change.which] : said[change.what].done;
  return say(who(by), time(at));
}

function sayNow({ change }: AccountChanged, { words, time }: Voice): string {
  const { accountChanged: said } = words;
  return change.what === "exempted" ? said.exempted.now(time(change.until)) : said[change.what].now;
}

/** Tells a member what an admin did to their account, if no other mail says it. */
export const accountChanged: Template<AccountChanged> = {
  subject: ({ workspace, change }, { words, name }) => words.accountChanged[change.what].subject(name(workspace.name)),
  body: (mail, voice) => {
    const { workspace, change } = mail;
    const { accountChanged: said, letter } = voice.words;
    const now = sayNow(mail, voice);
    return (
      <Letter voice={voice} workspace={workspace.name} title={said[change.what].title} preview={now}>
        <Paragraph>
          {sayDone(mail, voice)} {now}
        </Paragraph>
        <Paragraph>{letter.unexpected(voice.name(workspace.name))}</Paragraph>
      </Letter>
    );
  },
};
