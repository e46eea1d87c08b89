import type { Template, WorkspaceRef } from "@/lib/records/mail/template";
import { Letter, Paragraph } from "./letter";

type RequirementWithdrawn = {
  workspace: WorkspaceRef;
  by: string | null;
  /** When it would have started. */
  from: string;
  /** The deadline of the policy that applies instead. Null if that policy requires no method. */
  deadline: string | null;
};

/** Tells a member who got a mail about a planned requirement that it was withdrawn. */
export const requirementWithdrawn: Template<RequirementWithdrawn> = {
  subject: ({ workspace }, { words, name }) => words.requirementWithdrawn.subject(name(workspace.name)),
  body: ({ workspace, by, from, deadline }, voice) => {
    const { requirementWithdrawn: said } = voice.words;
    const preview = deadline === null ? said.previews.none : said.previews.earlier;
    return (
      <Letter voice={voice} workspace={workspace.name} title={said.title} preview={preview}>
        <Paragraph>{said.done(voice.who(by), voice.name(workspace.name), voice.time(from))}</Paragraph>
        <Paragraph>{deadline === null ? said.none : said.earlier(voice.time(deadline))}</Paragraph>
      </Letter>
    );
  },
};
