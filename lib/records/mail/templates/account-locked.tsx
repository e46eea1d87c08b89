import { routes } from "@/lib/ground/routes";
import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Action, Letter, Paragraph } from "./letter";

type AccountLocked = {
  workspace: WorkspaceRef;
  /** The admin who locked it. Null: the member, by "This wasn't me". */
  by: string | null;
  at: string;
  unlocks: "admin" | "password";
};

/** Tells a member that their account was locked, and what unlocks it. */
export const accountLocked: Template<AccountLocked> = {
  subject: ({ workspace }, { words, name }) => words.accountLocked.subject(name(workspace.name)),
  body: ({ workspace, by, at, unlocks }, voice, link) => {
    const { accountLocked: said } = voice.words;
    const [name, time] = [voice.name(workspace.name), voice.time(at)];
    return (
      <Letter voice={voice} workspace={workspace.name} title={said.title} preview={said.preview}>
        <Paragraph>{by === null ? said.reported(time) : said.done(voice.name(by), time)}</Paragraph>
        <Paragraph>{said.effect}</Paragraph>
        <Paragraph>{unlocks === "admin" ? said.byAdmin(name) : said.byPassword}</Paragraph>
        {unlocks === "password" && (
          <Action voice={voice} label={said.another} href={link(routes.forgotPassword(workspace.slug))} />
        )}
      </Letter>
    );
  },
};
